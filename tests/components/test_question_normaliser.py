"""The questions of a message, with their words mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from components.question_normaliser import QuestionNormaliser
from components.questions import QUESTIONS, TENTATIVE, WORDS
from tests.components.messages import Folder, training

LONG = "desde hace ya varios años en un pueblo de la sierra con otras cinco personas"
ROWS = [(f"¿cuántas personas participaron en el plan {i}?", "ask_plan", "participantes") for i in range(1, 5)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model")


@pytest.fixture(scope="module")
def normaliser(folder: Path) -> QuestionNormaliser:
    made = QuestionNormaliser.create({}, Folder(folder), None, None)  # type: ignore[arg-type]
    made.train(training(*ROWS))
    return made


def processed(normaliser: QuestionNormaliser, text: str) -> Message:
    [message] = normaliser.process([Message({"text": text})])
    return message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿CUÁNTAS persnas partisiparon?", ("cuantas", "personas", "participaron")),
        ("q es el govierno abierto", ("que", "es", "el", "gobierno", "abierto")),
        ("mi perro tiene un cuerno", ("mi", "perro", "tiene", "un", "cuerno")),
    ],
)
def test_mends_what_is_neither_ours_nor_ordinary(
    normaliser: QuestionNormaliser, text: str, words: tuple[str, ...]
) -> None:
    assert tuple(processed(normaliser, text).get(WORDS)) == words


def test_splits_a_message_with_two_questions(normaliser: QuestionNormaliser) -> None:
    message = processed(normaliser, "¿cuándo se presentó el segundo plan y cuántos participaron?")
    parts = message.get(QUESTIONS)
    assert len(parts) == 2
    assert parts[0].get(WORDS)[0] == "cuando" and "participaron" in parts[1].get(WORDS)


def test_one_question_is_not_split(normaliser: QuestionNormaliser) -> None:
    assert not processed(normaliser, "¿qué es la OCDE?").get(QUESTIONS)


@pytest.mark.parametrize("text", ["", " ", "😀", "你好", "¿?"])
def test_a_message_without_words_passes(normaliser: QuestionNormaliser, text: str) -> None:
    assert not processed(normaliser, text).get(WORDS)


def test_training_examples_get_their_words(normaliser: QuestionNormaliser) -> None:
    examples = normaliser.process_training_data(training(*ROWS)).training_examples
    assert [one.get(WORDS)[-2:] for one in examples] == [("plan", str(i)) for i in range(1, 5)]


def test_loads_as_it_was_trained(normaliser: QuestionNormaliser, folder: Path) -> None:
    loaded = QuestionNormaliser.load({}, Folder(folder), None, None)  # type: ignore[arg-type]
    for text in ("persnas del govierno", "mi perro"):
        assert processed(loaded, text).get(WORDS) == processed(normaliser, text).get(WORDS)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (f"soy maestra de civismo {LONG} y quiero saber qué es la OCDE", ["qué es la OCDE"]),
        (f"trabajo en el INAI {LONG} y quiero saber qué es", None),
        ("1) qué es la OCDE 2) qué es el CLAD", ["qué es la OCDE", "qué es el CLAD"]),
        ("¿qué es la OCDE? gracias", ["¿qué es la OCDE?"]),
    ],
)
def test_questions_of_a_message(normaliser: QuestionNormaliser, text: str, questions: list[str] | None) -> None:
    found = processed(normaliser, text).get(QUESTIONS)
    assert ([one.get("text") for one in found] if found else None) == questions


def test_the_halves_of_one_question_are_tentative(normaliser: QuestionNormaliser) -> None:
    halves = processed(normaliser, "segundo plan: metodología y objetivo").get(QUESTIONS)
    assert [(half.get("text"), half.get(TENTATIVE)) for half in halves] == [
        ("segundo plan metodología", True),
        ("segundo plan objetivo", True),
    ]
    questions = processed(normaliser, "¿qué es la OCDE? ¿qué es el CLAD?").get(QUESTIONS)
    assert [question.get(TENTATIVE) for question in questions] == [None, None]


def test_a_short_preamble_is_left_out(normaliser: QuestionNormaliser) -> None:
    [question] = processed(normaliser, "soy maestra y quiero saber qué es la OCDE").get(QUESTIONS)
    assert question.get("text") == "qué es la OCDE"
