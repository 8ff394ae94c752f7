"""Bare questions: a question word and little else."""

from __future__ import annotations

import pytest

from answers import Context, Status
from answers.bare import Bare, asked_for
from tests.answers.building import after, ask, clause, index

BARE = Bare(index())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿y en dónde?", True),
        ("¿y eso cuándo?", True),
        ("¿cuándo fue?", True),
        ("¿para qué sirven?", True),
        ("¿cuándo se fundó?", False),
        ("¿y a quién le toca?", False),
        ("¿y eso?", False),
    ],
)
def test_is_one(text: str, expected: bool) -> None:
    assert BARE.is_one(clause(text)) is expected


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("¿cuántas?", "count"),
        ("¿en qué año?", "when"),
        ("¿quiénes?", "who"),
        ("¿y dónde?", "where"),
        ("¿cuáles?", "which"),
        ("¿para qué?", "why"),
        ("¿y eso?", ""),
    ],
)
def test_what_is_asked_for(text: str, asks: str) -> None:
    assert asked_for(clause(text)) == asks


@pytest.mark.parametrize(
    ("text", "context", "fact"),
    [
        ("¿por qué?", after("memorando.transparente"), "memorando.transparente"),
        ("¿por qué?", after("primero.tipo_compromisos"), "primero.tipo_compromisos"),
        ("¿para qué?", after("segundo.tablero"), "segundo.tablero"),
        ("¿para qué?", after("clad.principios"), "clad.finalidad"),
        ("¿para qué sirve?", after("clad.principios"), "clad.finalidad"),
        ("¿por qué?", after("nosc.salida_fecha"), "nosc.salida_motivo"),
    ],
)
def test_the_reason_is_told_by_the_fact_itself_or_by_one_near(text: str, context: Context, fact: str) -> None:
    assert ask(text, "followup/porque", context).facts == (fact,)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("¿por qué tantos?", after("cuarto.osc_organizaciones")),
        ("¿y por qué tan pocos?", after("segundo.participantes")),
    ],
)
def test_why_so_many_is_not_told(text: str, context: Context) -> None:
    answer = ask(text, "followup/porque", context)
    assert (answer.status, answer.facts) == (Status.NOT_IN_SOURCE, ())


@pytest.mark.parametrize(
    ("text", "label", "context", "fact"),
    [
        ("¿cuántos?", "followup/cuantos", after("ocde.principios"), "ocde.principios"),
        ("¿cuántos?", "followup/cuantos", after("cuarto.presencial"), "cuarto.presencial"),
        ("¿quiénes?", "followup/quien", after("cuarto.presencial_tipos"), "cuarto.presencial_tipos"),
    ],
)
def test_the_number_or_the_names_that_the_fact_holds(text: str, label: str, context: Context, fact: str) -> None:
    assert ask(text, label, context).facts == (fact,)


@pytest.mark.parametrize(("text", "context"), [("¿por qué?", Context()), ("¿y eso?", after("clad.principios"))])
def test_there_is_nothing_to_fill_in(text: str, context: Context) -> None:
    assert BARE.whole(clause(text, "followup/elipsis"), context) is None
