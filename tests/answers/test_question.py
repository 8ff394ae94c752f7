"""Questions and contexts as values."""

from __future__ import annotations

import json

import pytest

from answers import Clause, Context, Mention

CLAUSE = Clause(
    "¿cuántos en el plan 2 y el INAI?",
    labels=(("ask_plan/participantes", 0.6), ("ask_plan/resumen", 0.3), ("compute/total", 0.1)),
    mentions=(
        Mention("segundo", "plan", 3, 5),
        Mention("inai", "institution", 7, 8),
        Mention("segundo", "plan", 9, 10),
    ),
    doubt=0.4,
)


def test_clause_reads_its_labels() -> None:
    assert (CLAUSE.label, CLAUSE.intent, CLAUSE.confidence) == ("ask_plan/participantes", "ask_plan", 0.6)
    assert CLAUSE.p("ask_plan") == pytest.approx(0.9)
    assert (Clause("x").label, Clause("x").intent, Clause("x").confidence) == ("", "", 0.0)


def test_clause_names_each_object_once() -> None:
    assert CLAUSE.named() == ("segundo", "inai")
    assert CLAUSE.named("institution") == ("inai",)


def test_about_changes_label_and_objects_and_leaves_no_doubt() -> None:
    other = CLAUSE.about("ask_plan/objetivo", Mention("tercero", "plan", 0, 0))
    assert (other.label, other.confidence, other.named(), other.doubt) == ("ask_plan/objetivo", 1.0, ("tercero",), 0.0)
    assert CLAUSE.about("ask_plan/objetivo").named() == CLAUSE.named()


def test_context_survives_the_slot() -> None:
    context = Context(("segundo",), "ask_plan/participantes", ("a.b",), "ask_plan/objetivo", 1, "dicho", "segundo")
    slot = json.loads(json.dumps(context.as_slot()))
    assert Context.from_slot(slot) == context


@pytest.mark.parametrize("slot", [None, "", [], 3, "texto", {"unknown": 1}])
def test_a_slot_that_is_no_context_is_an_empty_one(slot: object) -> None:
    assert Context.from_slot(slot) == Context()


@pytest.mark.parametrize(("label", "p"), [("ask_plan/resumen", 0.3), ("ask_plan/fin", 0.0), ("ask_plan", 0.0)])
def test_probability_of_a_label(label: str, p: float) -> None:
    assert CLAUSE.p_of(label) == p
