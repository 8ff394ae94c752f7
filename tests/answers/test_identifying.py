"""Finding the plans that something is said of."""

from __future__ import annotations

import pytest

from answers import Context
from answers.identifying import took_part, which_plan
from tests.answers.building import after, ask, clause, index


@pytest.mark.parametrize(
    ("text", "facts", "says"),
    [
        (
            "¿participó el PNUD en el cuarto plan?",
            ["cuarto.organismos_internacionales"],
            "Sí: en la construcción del Cuarto Plan de Acción participaron 2 organismos internacionales",
        ),
        (
            "¿el STT estuvo en el segundo plan?",
            ["segundo.metodologia"],
            "Sí: el Segundo Plan de Acción se construyó con una metodología acordada por el Secretariado Técnico",
        ),
        (
            "¿participó el PNUD en el segundo plan?",
            ["cuarto.organismos_internacionales"],
            "El documento no dice que el Programa de las Naciones Unidas para el Desarrollo participara en el segundo "
            "plan. En la construcción del Cuarto Plan de Acción",
        ),
        (
            "¿intervino el STT en el primer plan?",
            ["segundo.metodologia", "tercero.metodologia"],
            "El documento no dice que el Secretariado Técnico Tripartita participara en el primer plan. El Segundo",
        ),
    ],
)
def test_whether_an_institution_had_a_part(text: str, facts: list[str], says: str) -> None:
    reply = took_part(clause(text), index())
    assert reply is not None
    assert ([fact.id for fact in reply.facts], reply.body.startswith(says)) == (facts, True), reply.body


@pytest.mark.parametrize(
    "text",
    [
        "¿participó la OCDE en el segundo plan?",
        "¿quién participó del PNUD en el cuarto plan?",
        "¿participó el PNUD y el STT en el cuarto plan?",
        "¿participó el PNUD en los planes 2 y 3?",
        "¿participó el PNUD en el quinto plan?",
        "¿participó el PNUD?",
        "¿el PNUD es del cuarto plan?",
    ],
)
def test_other_questions_on_an_institution(text: str) -> None:
    assert took_part(clause(text), index()) is None


def test_the_engine_tells_whether_an_institution_had_a_part() -> None:
    answer = ask("¿participó el STT en el tercer plan?", "ask_plan/tipos_participantes")
    assert (answer.facts, answer.body.startswith("Sí: la metodología")) == (("tercero.metodologia",), True)


@pytest.mark.parametrize(
    ("text", "context", "plans"),
    [
        ("¿en qué planes participó el STT?", Context(), ("segundo", "tercero")),
        ("¿en cuáles planes estuvo?", after("stt.papel"), ("segundo", "tercero")),
        ("¿en qué planes participó la sociedad civil?", Context(), ("segundo", "tercero", "cuarto")),
        ("¿en qué planes participó Inmujeres?", Context(), ("cuarto",)),
        ("¿qué plan se hizo sólo con el gobierno?", Context(), ("primero",)),
        ("¿en qué planes participó la OCDE?", Context(), ()),
        ("¿en qué planes hubo compromisos?", Context(), ()),
    ],
)
def test_which_plans_something_had_a_part_in(text: str, context: Context, plans: tuple[str, ...]) -> None:
    reply = which_plan(clause(text, "compute/cual_plan"), context, index())
    assert (reply.things if reply else ()) == plans
    assert reply is None or reply.body.count("Es el ") == len(plans)
