"""From labels, objects and context to facts."""

from __future__ import annotations

import pytest

from answers import Context
from answers.query import Query
from tests.answers.building import clause, index

QUERY = Query(index())


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        ("¿cuántos participaron en el segundo plan?", "ask_plan/participantes", Context(), {"segundo.participantes"}),
        (
            "¿y cuántos participaron?",
            "ask_plan/participantes",
            Context(("segundo",), plan="segundo"),
            {"segundo.participantes"},
        ),
        (
            "¿y cuántos en el tercero?",
            "ask_plan/participantes",
            Context(("tercero",), plan="tercero"),
            {"tercero.participantes"},
        ),
        ("definición de Noveck", "ask_definition/definicion", Context(), {"noveck.definicion"}),
        ("¿cuándo se fundó?", "ask_alliance/fundacion", Context(), {"aga.fundacion"}),
        ("¿por qué salió el NOSC?", "ask_breakup/salida_motivo", Context(("segundo",)), {"nosc.salida_motivo"}),
    ],
)
def test_best(text: str, label: str, context: Context, facts: set[str]) -> None:
    match = QUERY.best(clause(text, label), context)
    assert match is not None and {fact.id for fact in match.facts} == facts


def test_two_plans_are_both_answered() -> None:
    match = QUERY.best(clause("¿cuántos participaron en el plan 2 y el plan 3?", "ask_plan/participantes"), Context())
    assert match is not None and [fact.object for fact in match.facts] == ["segundo", "tercero"]


def test_a_plan_is_asked_for_when_none_is_known() -> None:
    match = QUERY.best(clause("¿cuándo se presentó?", "ask_plan/fecha_presentacion"), Context())
    assert match is not None and match.asked_plan and not match.facts


@pytest.mark.parametrize("label", ["chitchat/saludo", "compute/total", "ask_plan/no_existe", ""])
def test_other_labels_have_no_match(label: str) -> None:
    assert QUERY.best(clause("hola", label), Context()) is None
