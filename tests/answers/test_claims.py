"""The figures that a question claims."""

from __future__ import annotations

import pytest

from answers.claims import Verdict, claims
from answers.figures import judged
from answers.premise import is_yes_no
from tests.answers.building import clause, index


@pytest.mark.parametrize(
    ("text", "relation", "number"),
    [
        ("¿participaron más de mil personas?", ">", 1000),
        ("¿fueron al menos 100 organizaciones?", ">=", 100),
        ("¿hubo menos de veinte mesas?", "<", 20),
        ("¿a lo mucho 50?", "<=", 50),
        ("¿fueron casi 500?", "~", 500),
        ("¿fueron 500?", "=", 500),
    ],
)
def test_relation(text: str, relation: str, number: int) -> None:
    assert [(claim.relation, claim.number) for claim in claims(clause(text))] == [(relation, number)]


@pytest.mark.parametrize(
    ("text", "months"), [("más de medio año", 6), ("más de un año", 12), ("un año y medio", 18), ("tres meses", 3)]
)
def test_time_is_in_months(text: str, months: float) -> None:
    assert claims(clause(text))[0].months == months


@pytest.mark.parametrize("text", ["el segundo plan", "el 29 de enero de 2014", "en 2016", "los cuatro planes"])
def test_ordinals_and_dates_are_no_claims(text: str) -> None:
    assert claims(clause(text)) == []


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("¿participaron más de mil personas en línea?", "en_linea", Verdict.RIGHT),
        ("¿participaron más de 1,100 personas en línea?", "en_linea", Verdict.RIGHT),
        ("¿participaron más de 1,200 personas en línea?", "en_linea", Verdict.UNSURE),
        ("¿participaron más de 5,000 personas en línea?", "en_linea", Verdict.WRONG),
        ("¿participaron menos de 500 personas presenciales?", "presencial", Verdict.RIGHT),
        ("¿hubo casi 500 personas presenciales?", "presencial", Verdict.RIGHT),
        ("¿asistieron más de 500 personas en persona?", "participantes", Verdict.WRONG),
        ("¿se tardaron más de medio año?", "duracion", Verdict.RIGHT),
        ("¿se tardaron tres meses?", "duracion", Verdict.WRONG),
        ("¿tardaron más de un año?", "duracion", Verdict.UNSURE),
        ("¿fueron 111 personas de 184 organizaciones?", "osc_personas", Verdict.WRONG),
        ("¿fueron 184 personas de 111 organizaciones?", "osc_personas", Verdict.RIGHT),
        ("¿participaron 267 funcionarios de 44 instituciones?", "servidores_instituciones", Verdict.RIGHT),
        ("¿tuvo 13 compromisos y 12 mesas?", "compromisos_numero", Verdict.RIGHT),
        ("¿tuvo 12 compromisos y 13 mesas?", "compromisos_numero", Verdict.WRONG),
    ],
)
def test_verdict_on_the_fourth_plan(text: str, attribute: str, expected: Verdict) -> None:
    question = clause(text)
    facts = index().knowledge.about("cuarto", attribute)[:1]
    assert judged(question, facts, is_yes_no(question), index()) is expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("¿los dos se presentaron en 2014?", []),
        ("¿los tres fueron iguales?", []),
        ("esos cuatro participaron", []),
        ("¿las 2 tienen ejes?", []),
        ("¿y los dos?", []),
        ("¿las tres mesas fueron en agosto?", [3]),
        ("¿fueron tres?", [3]),
        ("¿los cinco se firmaron?", [5]),
        ("¿los 13 son del cuarto plan?", [13]),
    ],
)
def test_the_two_of_them_are_no_figure(text: str, numbers: list[int]) -> None:
    assert [claim.number for claim in claims(clause(text))] == numbers
