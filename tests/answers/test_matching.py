"""How well a fact fits the words of a question."""

from __future__ import annotations

import pytest

from answers import engine
from answers.text import content, words
from tests.answers.building import index


def test_coverage_is_a_share() -> None:
    for fact in engine().knowledge.facts.values():
        assert index().coverage(content(fact.question), fact) == pytest.approx(1.0)
        assert index().coverage(frozenset({"xyzzy"}), fact) == 0.0
        assert index().coverage((), fact) == 0.0


def test_a_fact_mentions_its_object_and_those_in_its_text() -> None:
    assert {"nosc", "gobierno_espia"} <= index().mentioned["nosc.salida_motivo"]


def test_terms_are_whole_words() -> None:
    fact = next(fact for fact in engine().knowledge.facts.values() if fact.terms)
    assert index().terms_in(words(f"sobre {fact.terms[0]} quiero saber"), fact) > 0
    assert index().terms_in(words("xyzzy"), fact) == 0
