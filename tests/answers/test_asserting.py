"""Claims on who left and when, who founded the Alliance and the year of a definition."""

from __future__ import annotations

import pytest

from answers.answer import Status
from answers.asserting import asserted
from tests.answers.building import clause, index


@pytest.mark.parametrize(
    ("text", "opening", "status"),
    [
        (
            "¿la SFP fue la que se salió del tercer plan por el espionaje?",
            "No: quien salió fue el NOSC",
            Status.CORRECTED,
        ),
        ("¿el NOSC salió durante el segundo plan?", "No: el Núcleo", Status.CORRECTED),
        ("el nosc se salió durante el cuarto plan no?", "No: el Núcleo", Status.CORRECTED),
        ("¿las organizaciones se salieron en el segundo plan?", "No: el Núcleo", Status.CORRECTED),
        ("¿el NOSC salió durante el tercer plan?", "Sí: el Núcleo", Status.ANSWERED),
        ("¿cuándo se salió el INAI del tercer plan?", "En realidad, quien salió", Status.CORRECTED),
    ],
)
def test_who_left_and_during_which_plan(text: str, opening: str, status: Status) -> None:
    reply = asserted(clause(text), index())
    assert reply is not None and reply.status is status
    assert reply.body.startswith(opening) and "23 de mayo de 2017, durante el tercer plan" in reply.body


@pytest.mark.parametrize(
    ("text", "opening"),
    [("¿España fundó la Alianza?", "No: los ocho"), ("¿la Alianza la fundó Francia?", "No: los ocho"),
     ("¿Brasil fundó la Alianza?", "Sí: los ocho")],
)  # fmt: skip
def test_who_founded_the_alliance(text: str, opening: str) -> None:
    reply = asserted(clause(text), index())
    assert reply is not None and reply.body.startswith(opening) and "Filipinas" in reply.body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("¿por qué la definición de Noveck es de 2015?", "En realidad, la definición de Noveck es de 2011."),
        ("¿la definición de Noveck es de 2015?", "No: la definición de Noveck es de 2011."),
    ],
)
def test_the_year_of_a_definition(text: str, body: str) -> None:
    reply = asserted(clause(text), index())
    assert reply is not None and reply.body == body


@pytest.mark.parametrize(
    "text",
    [
        "¿cuándo salió el NOSC?",
        "¿por qué salió el NOSC?",
        "¿cuando salió el NOSC ya existía el cuarto plan?",
        "¿el NOSC salió y regresó en el cuarto plan?",
        "¿quién fundó la Alianza?",
        "¿la definición de Noveck es de 2011?",
        "¿el segundo plan salió de la academia?",
    ],
)
def test_other_questions(text: str) -> None:
    assert asserted(clause(text), index()) is None
