"""Questions that are better read as others."""

from __future__ import annotations

import pytest

from answers.rewording import reworded
from tests.answers.building import clause, weighed


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿participó la academia en el segundo plan?", "ask_plan/participantes"),
        ("¿participó la academia en el plan?", "ask_plan/participantes"),
        ("¿participó la academia en el cuarto plan?", "ask_plan/resumen"),
        ("¿hubo sociedad civil en el primer plan?", "ask_results/resultados"),
    ],
)
def test_whether_a_group_took_part_asks_who_did(text: str, label: str) -> None:
    asked = clause(text, label, 0.6)
    assert reworded(asked) == asked.about("ask_plan/tipos_participantes")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿participó la academia en el cuarto plan?", "ask_participation/academia"),
        ("¿quién de la academia participó en el segundo plan?", "ask_plan/participantes"),
        ("¿participaron 20 de la academia en el segundo plan?", "ask_plan/participantes"),
        ("¿participó la academia?", "ask_plan/participantes"),
        ("¿participó el INAI en el segundo plan?", "ask_plan/participantes"),
        ("¿participó la academia en el segundo plan?", "ask_concept/que_es"),
    ],
)
def test_other_questions_on_who_took_part_stay_as_they_are(text: str, label: str) -> None:
    asked = clause(text, label, 0.6)
    assert reworded(asked) == asked


def test_a_figure_of_the_fourth_plan_is_believed_only_when_sure() -> None:
    text = "¿participó la academia en el cuarto plan?"
    sure, unsure = (weighed(text, ask_participation__academia=p, ask_plan__resumen=0.3) for p in (0.6, 0.5))
    assert (reworded(sure).label, reworded(unsure).label) == (
        "ask_participation/academia",
        "ask_plan/tipos_participantes",
    )


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("la primera y la última fase", "compute/ultimo_plan", "ask_stages/etapa"),
        ("la última etapa del cuarto plan", "ask_plan/fin", "ask_stages/etapa"),
        ("¿cuál fue el primer paso?", "ask_plan/inicio", "ask_stages/etapa"),
        ("la última etapa del segundo plan", "ask_plan/fin", "ask_plan/fin"),
        ("¿cuál fue la última?", "compute/ultimo_plan", "compute/ultimo_plan"),
        ("¿cuál fue la fase?", "compute/ultimo_plan", "compute/ultimo_plan"),
        ("¿cuál fue la última etapa?", "ask_stages/etapas_lista", "ask_stages/etapas_lista"),
    ],
)
def test_a_stage_by_its_place_is_no_plan(text: str, label: str, expected: str) -> None:
    assert reworded(clause(text, label, 0.6)).label == expected
