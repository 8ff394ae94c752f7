"""Figures found by their words."""

from __future__ import annotations

import pytest

from answers.concepts import concepts
from answers.quantities import quantities
from tests.answers.building import index


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ongs en la implementación", 36),
        ("asociaciones civiles en la construcción", 111),
        ("gente por internet", 1100),
        ("burócratas", 267),
        ("universidades", 10),
        ("compromisos que ni siquiera empezaron", 2),
        ("mesas de cocreación", 12),
    ],
)
def test_figure_named(text: str, number: int) -> None:
    found = quantities(index()).best(concepts(text))
    assert found is not None and found.number == number


@pytest.mark.parametrize("text", ["hombres", "perros y gatos", ""])
def test_no_figure(text: str) -> None:
    assert quantities(index()).best(concepts(text)) is None


def test_a_side_without_a_unit_takes_that_of_the_other() -> None:
    pair = quantities(index()).pair(concepts("funcionarios"), concepts("sociedad civil"))
    assert pair is not None and [q.number for q in pair[1:]] == [267, 184]
