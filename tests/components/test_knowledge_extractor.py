"""Entities found by the aliases of the knowledge files."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from answers import engine
from components.knowledge_extractor import KINDS, KnowledgeExtractor
from components.questions import MENTIONS, QUESTIONS, vector_of
from tests.components.messages import example

EXTRACTOR = KnowledgeExtractor(engine().knowledge)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("¿cuántos participaron en el segundo plan?", [("plan", "segundo")]),
        ("cómo lo definen Noveck y la OCDE", [("author", "noveck"), ("institution", "ocde")]),
        ("hola", []),
    ],
)
def test_entities(text: str, entities: list[tuple[str, str]]) -> None:
    [message] = EXTRACTOR.process([example(text)])
    assert [(entity["entity"], entity["value"]) for entity in message.get("entities")] == entities
    assert all({"start", "end", "extractor"} <= entity.keys() for entity in message.get("entities"))


def test_features_tell_which_kinds_are_named_and_whether_more_than_once() -> None:
    [message] = EXTRACTOR.process([example("compara el segundo y el tercer plan con el INAI")])
    features = vector_of(message, "KnowledgeExtractor")
    assert features.shape == (2 * len(KINDS),)
    plan, institution = KINDS.index("plan"), KINDS.index("institution")
    assert [bool(features[2 * i + k]) for i in (plan, institution) for k in (0, 1)] == [True, True, True, False]


def test_every_question_of_a_message_is_read() -> None:
    message = example("qué es el CLAD y quién es Noveck")
    message.set(QUESTIONS, [example("qué es el CLAD"), example("quién es Noveck")])
    EXTRACTOR.process([message])
    assert [[mention.thing for mention in part.get(MENTIONS)] for part in message.get(QUESTIONS)] == [
        ["clad"],
        ["noveck"],
    ]


def test_a_message_without_words_has_no_entities() -> None:
    [message] = EXTRACTOR.process([Message({"text": "😀"})])
    assert message.get("entities") == []
