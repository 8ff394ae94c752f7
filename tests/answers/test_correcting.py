"""Correcting what a question takes for granted when nothing answers it."""

from __future__ import annotations

import pytest

from answers import Question, Status, engine
from answers.correcting import contradicted, presumes
from tests.answers.building import clause, index, weighed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿por qué el segundo plan salió en 2012?", True),
        ("¿el segundo plan salió en 2012?", True),
        ("¿por qué la fundaron 20 países?", True),
        ("¿la fundaron 20 países?", False),
        ("¿qué pasó en 2012?", False),
        ("¿cuándo salió el segundo plan?", False),
        ("¿por qué salió el NOSC?", False),
        ("¿por qué la Carta Iberoamericana salió en 2012?", False),
    ],
)
def test_a_year_or_a_figure_is_taken_for_granted(text: str, expected: bool) -> None:
    assert presumes(clause(text)) is expected


@pytest.mark.parametrize(
    ("text", "fact", "key", "says"),
    [
        (
            "¿por qué salió el NOSC en 2012?",
            "nosc.salida_fecha",
            "ask_breakup/salida_fecha",
            "En realidad, el Núcleo de Organizaciones de la Sociedad Civil (NOSC) salió el 23 de mayo de 2017",
        ),
        (
            "¿el NOSC salió en 2012?",
            "nosc.salida_fecha",
            "ask_breakup/salida_fecha",
            "No: el Núcleo de Organizaciones de la Sociedad Civil (NOSC) salió el 23 de mayo de 2017",
        ),
        (
            "¿por qué la AGA la fundaron 20 países?",
            "aga.fundadores_numero",
            "ask_alliance/fundadores_numero",
            "En realidad, la Alianza para el Gobierno Abierto la fundaron ocho países",
        ),
        (
            "¿por qué el cuarto plan tuvo 20 compromisos?",
            "cuarto.compromisos_numero",
            "ask_plan/compromisos_numero",
            "En realidad, el Cuarto Plan de Acción tiene 13 compromisos.",
        ),
    ],
)
def test_the_fact_that_is_got_wrong_is_told(text: str, fact: str, key: str, says: str) -> None:
    reply = contradicted(clause(text), index())
    assert reply is not None
    assert (reply.status, [f.id for f in reply.facts], reply.label) == (Status.CORRECTED, [fact], key)
    assert reply.things == (fact.partition(".")[0],) and reply.body.startswith(says)


@pytest.mark.parametrize(
    "text",
    [
        "¿por qué salió el NOSC en 2017?",
        "¿por qué la AGA la fundaron 8 países?",
        "¿por qué el cuarto plan tuvo 13 compromisos?",
        "¿por qué llovió en 2012?",
        "¿por qué la SFP firmó en 2012?",
        "¿Jalisco entró en 2012?",
    ],
)
def test_nothing_is_corrected_that_is_right_unknown_or_not_of_the_document(text: str) -> None:
    assert contradicted(clause(text), index()) is None


@pytest.mark.parametrize(
    ("year", "status", "facts"),
    [
        (2012, Status.CORRECTED, ("nosc.salida_fecha",)),
        (2017, Status.NOT_IN_SOURCE, ()),
    ],
)
def test_a_false_premise_is_corrected_before_saying_that_nothing_tells(
    year: int, status: Status, facts: tuple[str, ...]
) -> None:
    asked = weighed(f"¿por qué salió el NOSC en {year}?", near_scope__detalle_no_incluido=0.9, ask_concept__que_es=0.05)
    answer = engine().answer(Question(asked))
    assert (answer.status, answer.facts) == (status, facts)


@pytest.mark.parametrize(
    ("year", "status", "facts"),
    [
        (2012, Status.CORRECTED, ("nosc.salida_fecha",)),
        (2017, Status.ANSWERED, ("nosc.salida_motivo",)),
    ],
)
def test_a_false_year_is_corrected_before_the_reason_is_told(year: int, status: Status, facts: tuple[str, ...]) -> None:
    answer = engine().answer(Question(clause(f"¿por qué salió el NOSC en {year}?", "ask_breakup/salida_motivo", 0.9)))
    assert (answer.status, answer.facts) == (status, facts)
