"""Mending typos, and leaving other words alone."""

from __future__ import annotations

import pytest

from answers.spelling import Speller
from answers.word_model import WordModel

SAID = [
    "que es el gobierno abierto",
    "quienes participaron en el segundo plan",
    "el cuarto plan de accion",
    "segun el plan",
    "la transparencia",
]
EVERYDAY = {"pan": 47_000, "segun": 90_000, "segunda": 30_000, "perro": 70_000, "cuerno": 2_000, "casa": 5_000_000}
MODEL = WordModel.learn([sentence.split() for sentence in SAID] * 20, EVERYDAY)
SPELLER = Speller({word for sentence in SAID for word in sentence.split()}, {"curpa"}, MODEL)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("govierno", "gobierno"),
        ("gobeirno", "gobierno"),
        ("goxierzo", "gobierno"),
        ("transparensia", "transparencia"),
        ("participaorn", "participaron"),
        ("abiertto", "abierto"),
        ("gbrn", "gobierno"),
        ("gbrnbrt", "gbrnbrt"),
        ("pln", "plan"),
        ("enel", "en el"),
        ("delgobierno", "del gobierno"),
        ("g0bierno", "gobierno"),
    ],
)
def test_mends_a_word(typed: str, mended: str) -> None:
    assert SPELLER.mend([typed]) == tuple(mended.split())


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("el cuarto pan de accion", "el cuarto plan de accion"),
        ("el segun plan", "el segun plan"),
        ("en el seguno plan", "en el segundo plan"),
        ("perro de pan", "perro de pan"),
    ],
)
def test_the_words_around_decide(typed: str, mended: str) -> None:
    assert SPELLER.mend(typed.split()) == tuple(mended.split())


@pytest.mark.parametrize("word", ["cuerno", "segunda", "curpa", "xyzzyx", "2014", "el", "plan", "que", ""])
def test_leaves_alone(word: str) -> None:
    assert SPELLER.mend([word]) == (word,)


def test_an_empty_lexicon_mends_nothing() -> None:
    assert Speller(()).mend(["govierno", "abiertto"]) == ("govierno", "abiertto")
    assert Speller(()).mend([]) == ()


def test_the_same_word_is_mended_the_same_way_every_time() -> None:
    words = {"mesas", "mesta", "metas", "mexas"}
    assert len({Speller(sorted(words, reverse=turned)).mend(["mecas"]) for turned in (True, False)}) == 1


def test_a_word_model_knows_what_follows_what() -> None:
    assert MODEL.follows("plan", "segundo") and not MODEL.follows("segundo", "plan")
    likely, unlikely, unknown = (MODEL.cost(word, "cuarto", floor=1e-9) for word in ("plan", "pan", "xyz"))
    assert likely < unlikely < unknown


def test_numbers_are_one_word_for_the_model() -> None:
    model = WordModel.learn([["plan", "2"], ["plan", "3"]], {})
    assert model.follows("4", "plan")
