"""Mending typos, and leaving other words alone."""

from __future__ import annotations

import pytest

from answers.spelling import Speller

SPELLER = Speller({"gobierno", "abierto", "participaron", "transparencia", "plan", "segundo"}, {"cuerno", "segunda"})


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("govierno", ("gobierno",)),
        ("gobeirno", ("gobierno",)),
        ("transparensia", ("transparencia",)),
        ("participaorn", ("participaron",)),
        ("abiertto", ("abierto",)),
        ("segunod", ("segundo",)),
        ("enel", ("en", "el")),
        ("delgobierno", ("del", "gobierno")),
    ],
)
def test_mends(typed: str, mended: tuple[str, ...]) -> None:
    assert SPELLER.mend([typed]) == mended


@pytest.mark.parametrize("word", ["cuerno", "segunda", "xyzzyx", "2014", "el", "plan", "que", ""])
def test_leaves_alone(word: str) -> None:
    assert SPELLER.mend([word]) == (word,)


def test_an_empty_lexicon_mends_nothing() -> None:
    assert Speller(()).mend(["govierno", "abiertto"]) == ("govierno", "abiertto")


def test_the_same_word_is_mended_the_same_way_every_time() -> None:
    words = {"mesas", "mesta", "metas", "mexas"}
    assert len({Speller(sorted(words, reverse=turned)).mend(["mecas"]) for turned in (True, False)}) == 1
