"""Cutting a message into its questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clauses import MOST, split
from answers.text import fold


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "¿cuándo se presentó el segundo plan y cuántos participaron?",
            ["cuando se presento el segundo plan", "cuantos participaron"],
        ),
        ("¿cuándo y dónde se publicó?", ["cuando se publico", "donde se publico"]),
        ("¿Qué es la AGA? ¿Cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        ("hola, ¿qué es la AGA y cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        (
            "buenas tardes, una duda: cuándo salió el plan 2 y quién lo hizo",
            ["cuando salio el plan 2", "quien lo hizo"],
        ),
    ],
)
def test_several_questions(message: str, questions: list[str]) -> None:
    assert [fold(question) for question in split(message)] == questions


@pytest.mark.parametrize(
    "message",
    [
        "hola",
        "transparencia y participación",
        "quiero saber qué es el NOSC",
        "el plan que se presentó en 2014 y que tuvo 200 participantes",
        "¿qué dicen el CLAD y la OCDE?",
        "?",
        "",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split(message) == [message]


@pytest.mark.parametrize("message", ["hola, ¿qué es la AGA?", "buenos días qué es la AGA", "disculpe: ¿qué es la AGA?"])
def test_greeting_before_a_question_is_left_out(message: str) -> None:
    assert [fold(question) for question in split(message)] == ["que es la aga"]


def test_too_many_questions_are_one() -> None:
    message = " ".join("¿cuándo fue el plan?" for _ in range(MOST + 1))
    assert len(split(message)) == 1


@given(st.text(max_size=200))
def test_any_text_has_between_one_and_five_questions(message: str) -> None:
    assert 1 <= len(split(message)) <= MOST
