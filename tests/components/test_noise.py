"""Misspelling examples: the same every time, and never beyond recognition."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.noise import misspell

SAID = ("cuantas", "personas", "participaron", "en", "el", "segundo", "plan", "de", "accion")


def test_the_same_seed_gives_the_same_noise() -> None:
    assert misspell(SAID, 0.5, random.Random(7)) == misspell(SAID, 0.5, random.Random(7))
    assert misspell(SAID, 1.0, random.Random(7)) != SAID


def test_no_rate_no_noise() -> None:
    assert misspell(SAID, 0.0, random.Random(7)) == SAID


@pytest.mark.parametrize("word", ["plan", "participaron"])
def test_a_word_changes_a_little(word: str) -> None:
    for seed in range(50):
        [noisy] = misspell((word,), 1.0, random.Random(seed))
        assert abs(len(noisy) - len(word)) <= 1 and noisy


@given(st.lists(st.from_regex(r"[a-z0-9]{1,15}", fullmatch=True)), st.integers())
def test_any_words_can_be_misspelt(words: list[str], seed: int) -> None:
    noisy = misspell(tuple(words), 1.0, random.Random(seed))
    assert len(noisy) == len(words) and all(noisy)
