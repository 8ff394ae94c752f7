"""The parse output of the trained model: intent, ranking, and what the actions read under "questions"."""

from __future__ import annotations

from typing import Any

import pytest

from components.questions import label_of
from tests.components.messages import example


async def parse(agent: Any, text: str) -> dict[str, Any]:
    result: dict[str, Any] = await agent.parse_message(text)
    return result


def test_a_label_is_intent_and_attribute() -> None:
    assert label_of(example("x", "ask_plan", "objetivo")) == "ask_plan/objetivo"


@pytest.mark.parametrize(
    "text", ["¿cuándo se presentó el segundo plan y cuántos participaron?", "hola", "asdf", "你好", "😀", "¿?"]
)
async def test_output_is_whole_and_plain(agent: Any, text: str) -> None:
    result = await parse(agent, text)
    ranking = result["intent_ranking"]
    assert result["intent"] == ranking[0] and result["intent"]["name"]
    assert [one["confidence"] for one in ranking] == sorted((one["confidence"] for one in ranking), reverse=True)
    whole, *parts = result["questions"]
    assert (whole["text"] == result["text"] and len(parts) != 1) or parts
    for question in (whole, *parts):
        assert {"text", "words", "labels", "mentions", "doubt"} <= question.keys()
        assert all("/" in label and 0 <= p <= 1 for label, p in question["labels"])
        assert sum(p for _, p in question["labels"]) <= 1.001
        assert 0 <= question["doubt"] <= 1
        assert all(len(mention) == 4 for mention in question["mentions"])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿cuántas personas participaron en el segundo plan?", "ask_plan/participantes"),
        ("como lo define noveck", "ask_definition/definicion"),
        ("en qué plan participó más gente", "compute/mas_participantes"),
        ("hola", "chitchat/saludo"),
        ("¿y el tercero?", "followup/elipsis"),
    ],
)
async def test_plain_questions_get_their_label(agent: Any, text: str, label: str) -> None:
    assert (await parse(agent, text))["questions"][0]["labels"][0][0] == label


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("¿cuándo se presentó el segundo plan?", False),
        ("¿qué es el gobierno abierto?", False),
        ("receta de mole poblano", True),
        ("quién ganó el partido del américa", True),
        ("plan de telcel de 200 pesos", True),
    ],
)
async def test_doubt_tells_our_subject_from_others(agent: Any, text: str, outside: bool) -> None:
    assert ((await parse(agent, text))["questions"][0]["doubt"] > 0.5) is outside


async def test_two_questions_are_classified_apart(agent: Any) -> None:
    _, *parts = (await parse(agent, "¿qué es el CLAD y quién construyó el primer plan?"))["questions"]
    assert [part["labels"][0][0] for part in parts] == ["ask_concept/que_es", "ask_plan/constructores"]
