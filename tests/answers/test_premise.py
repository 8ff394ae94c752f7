"""Checking what a question takes for granted."""

from __future__ import annotations

import pytest

from answers import engine
from answers.claims import Verdict
from answers.premise import check, is_yes_no
from tests.answers.building import clause, index


def verdict(text: str, thing: str, attribute: str) -> Verdict:
    return check(clause(text), engine().knowledge.about(thing, attribute), index())


@pytest.mark.parametrize(
    "text", ["¿fue antes la salida del NOSC o el memorando?", "en qué se basaron los que dijeron que se cumplieron"]
)
def test_a_choice_is_owed_neither_yes_nor_no(text: str) -> None:
    assert not is_yes_no(clause(text))


@pytest.mark.parametrize(
    ("text", "thing", "attribute", "expected"),
    [
        ("¿el tercer plan tardó 5 meses o más?", "tercero", "duracion", Verdict.RIGHT),
        ("¿la Carta es de 2015?", "carta", "documento_anio", Verdict.WRONG),
        ("¿México entró a la Alianza en 2014?", "aga", "mexico_fundador", Verdict.WRONG),
        ("¿es cierto que el segundo plan se presentó en 2012?", "segundo", "fecha_presentacion", Verdict.WRONG),
        ("¿el segundo plan se presentó el 29 de enero de 2014?", "segundo", "fecha_presentacion", Verdict.RIGHT),
        ("¿el segundo plan se presentó en enero?", "segundo", "fecha_presentacion", Verdict.RIGHT),
        ("por qué el segundo plan se presentó en 2016", "segundo", "fecha_presentacion", Verdict.WRONG),
        ("¿cuándo se presentó el segundo plan?", "segundo", "fecha_presentacion", Verdict.NO_CLAIM),
        ("¿el cuarto plan tuvo 20 compromisos?", "cuarto", "compromisos_numero", Verdict.WRONG),
        ("¿el cuarto plan tuvo 13 compromisos?", "cuarto", "compromisos_numero", Verdict.RIGHT),
        ("¿el cuarto plan tuvo trece compromisos?", "cuarto", "compromisos_numero", Verdict.RIGHT),
        ("¿cuántos compromisos tuvo el plan 4?", "cuarto", "compromisos_numero", Verdict.NO_CLAIM),
        ("¿la fundaron 8 países?", "aga", "fundadores_numero", Verdict.RIGHT),
        ("por qué la alianza la fundaron 20 países", "aga", "fundadores_numero", Verdict.WRONG),
        ("¿es verdad que México fundó la alianza?", "aga", "mexico_fundador", Verdict.RIGHT),
        ("¿es cierto que participaron 500 personas en el tercer plan?", "tercero", "participantes", Verdict.WRONG),
    ],
)
def test_claims(text: str, thing: str, attribute: str, expected: Verdict) -> None:
    assert verdict(text, thing, attribute) is expected


def test_without_facts_there_is_nothing_to_check() -> None:
    assert check(clause("¿se presentó en 2012?"), [], index()) is Verdict.NO_CLAIM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿es cierto que el plan 2 salió en 2012?", True),
        ("el plan 4 tuvo 20 compromisos, ¿no?", True),
        ("¿México fundó la Alianza?", True),
        ("¿hubo sociedad civil en el primer plan?", True),
        ("¿cuándo se presentó el plan 2?", False),
        ("quién participó en el plan 4", False),
        ("dime qué es la OCDE", False),
    ],
)
def test_yes_no(text: str, expected: bool) -> None:
    assert is_yes_no(clause(text)) is expected
