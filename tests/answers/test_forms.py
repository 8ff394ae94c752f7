"""The form of answer that a question word asks for."""

from __future__ import annotations

import pytest

from answers import Status, engine, forms
from tests.answers.building import ask, clause


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("¿qué empresas participaron?", True),
        ("¿cuáles universidades fueron?", True),
        ("¿qué otras dependencias entraron?", True),
        ("¿quiénes participaron?", False),
        ("¿cuántas empresas participaron?", False),
    ],
)
def test_asks_for_members(text: str, wanted: bool) -> None:
    assert forms.asks_for_members(clause(text)) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("¿cuáles fueron los 20 académicos?", True), ("lista de asistentes", True), ("¿cuál es el número?", False)],
)
def test_asks_for_names(text: str, wanted: bool) -> None:
    assert forms.asks_for_names(clause(text)) is wanted


@pytest.mark.parametrize(
    ("text", "attribute", "fits"),
    [
        ("¿quién lo presentó?", "fecha_presentacion", False),
        ("¿y quién participó?", "participantes", False),
        ("¿quién participó?", "tipos_participantes", True),
        ("¿sabes quién participó?", "participantes", True),
        ("¿cuáles son las dependencias?", "dependencias", False),
        ("¿en qué ciudad se presentó?", "fecha_presentacion", False),
        ("¿en qué lugar y fecha se presentó?", "fecha_presentacion", True),
        ("¿cuántos compromisos son?", "compromisos_lista", False),
        ("¿cuántos años abarca?", "periodo", False),
        ("¿cuándo se presentó?", "fecha_presentacion", True),
    ],
)
def test_fit(text: str, attribute: str, fits: bool) -> None:
    assert (forms.fit(clause(text), engine().knowledge.attributes[attribute]) == 1.0) is fits


@pytest.mark.parametrize(
    ("text", "label", "status"),
    [
        ("¿qué empresas participaron en el segundo plan?", "ask_plan/tipos_participantes", Status.NOT_IN_SOURCE),
        ("¿quiénes participaron en el segundo plan?", "ask_plan/tipos_participantes", Status.ANSWERED),
        ("¿qué universidades fueron?", "ask_participation/presencial_tipos", Status.NOT_IN_SOURCE),
        ("¿cuáles son las dependencias?", "ask_implementation/dependencias", Status.NOT_IN_SOURCE),
        ("¿cuántas dependencias son?", "ask_implementation/dependencias", Status.ANSWERED),
    ],
)
def test_kinds_and_figures_are_no_names(text: str, label: str, status: Status) -> None:
    answer = ask(text, label)
    assert (answer.status, answer.body.startswith("El documento no dice cuáles son.")) == (
        status,
        status is Status.NOT_IN_SOURCE,
    )
    assert answer.facts
