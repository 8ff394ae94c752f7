"""Answers worked out from typed values."""

from __future__ import annotations

import re

import pytest

from answers import Context, Reply, Status
from answers.amounts import Moment
from answers.compute import COMPUTATIONS
from answers.text import fold
from answers.timing import span_between
from tests.answers.building import clause, index

CASES = [
    ("mas_participantes", "¿en qué plan participó más gente?", ["cuarto", "1100", "480"], []),
    ("mas_participantes", "cuál plan tuvo menos participantes", ["segundo plan", "200"], []),
    ("ultimo_plan", "¿cuál es el plan más reciente?", ["cuarto plan", "2019"], []),
    ("ultimo_plan", "¿cuál fue el primer plan?", ["primer plan", "2011"], []),
    ("ultimo_plan", "¿cuál es el segundo plan?", ["es el segundo plan de accion se presento el 29 de enero"], ["cuarto"]),  # noqa: E501
    ("que_paso_fecha", "¿qué pasó en 2011?", ["alianza", "primer plan", "plan de accion ampliado", "noveck"], []),
    ("principios_comunes", "¿en qué coinciden el CLAD y la OCDE?", ["transparencia rendicion de cuentas y participacion", "ciudadana en el clad de las partes interesadas en la ocde"], ["innovacion", "integridad"]),  # noqa: E501
    ("total", "¿cuántas personas en total en los cuatro planes?", ["200", "350", "1100", "no los sumo"], ["2130", "1650"]),  # noqa: E501
    ("total", "total de compromisos de los cuatro planes", ["13"], []),
    ("porcentaje", "¿qué porcentaje de compromisos del primer plan se completó?", ["54", "20 de 37"], []),
    ("porcentaje", "¿qué porcentaje del primer plan quedó en progreso?", ["38", "14 de 37"], []),
    ("porcentaje", "¿qué porcentaje de los compromisos del plan 1 no se inició?", ["5", "2 de 37"], []),
    ("tiempo_entre", "¿cuánto pasó entre el primer plan y el segundo?", ["2 anos", "4 meses"], []),
    ("orden", "¿qué fue primero, el segundo plan o el tercero?", ["primero fue el segundo"], []),
    ("autores_anio", "¿qué definiciones son de 2010?", ["lathrop", "calderon"], ["noveck"]),
    ("autores_anio", "¿qué definiciones son de 2011?", ["noveck", "ramirez", "gutierrez"], ["lathrop"]),
    ("autores_anio", "¿qué autores son de 1999?", ["ninguna"], []),
    ("principios_comunes", "¿qué principios comparten el CLAD, la OCDE y la Alianza?", ["transparencia", "rendicion de cuentas"], []),  # noqa: E501
]  # fmt: skip


def run(label: str, text: str, context: Context | None = None) -> Reply | None:
    return COMPUTATIONS[f"compute/{label}"](clause(text), context or Context(), index())


@pytest.mark.parametrize(("label", "text", "has", "lacks"), CASES)
def test_computed(label: str, text: str, has: list[str], lacks: list[str]) -> None:
    reply = run(label, text)
    assert reply is not None and reply.status is Status.COMPUTED and reply.facts
    said = fold(reply.body)
    assert [part for part in has if not re.search(rf"\b{part}\b", said)] == []
    assert [part for part in lacks if re.search(rf"\b{part}\b", said)] == []


@pytest.mark.parametrize(
    ("text", "plan", "found"),
    [
        ("¿y el anterior?", "tercero", "segundo"),
        ("¿cuál fue el siguiente?", "segundo", "tercero"),
        ("¿y el anterior?", "cuarto", "tercero"),
    ],
)
def test_plan_before_or_after_the_one_in_question(text: str, plan: str, found: str) -> None:
    reply = run("ultimo_plan", text, Context(plan=plan))
    assert reply is not None and reply.things == (found,)


def test_who_said_so_is_no_share() -> None:
    assert run("porcentaje", "en qué se basaron los que dijeron que 20 compromisos se completaron") is None


@pytest.mark.parametrize("label", ["tiempo_entre", "orden"])
def test_one_event_is_not_enough(label: str) -> None:
    assert run(label, "¿cuánto tiempo pasó?") is None


@pytest.mark.parametrize(
    ("one", "other", "span"),
    [
        (Moment(2011), Moment(2014), "unos 3 años"),
        (Moment(2010), Moment(2011), "un año, más o menos"),
        (Moment(2011, 9), Moment(2014, 1, 29), "unos 2 años y 4 meses"),
        (Moment(2016, 4, 14), Moment(2016, 9, 30), "unos 5 meses y medio"),
        (Moment(2009, 1, 21), Moment(2017, 5, 23), "unos 8 años y 4 meses"),
        (Moment(2014, 1, 29), Moment(2014, 7, 29), "6 meses"),
        (Moment(2014, 1, 31), Moment(2014, 3, 30), "unos 2 meses"),
        (Moment(2014, 1, 29), Moment(2014, 3, 1), "un mes, más o menos"),
        (Moment(2014, 1, 29), Moment(2015, 1, 31), "un año, más o menos"),
        (Moment(2016, 9, 1), Moment(2016, 9, 11), "10 días"),
        (Moment(2015, 1, 29), Moment(2014, 1, 29), "1 año"),
    ],
)
def test_span(one: Moment, other: Moment, span: str) -> None:
    assert span_between(one, other) == span


def test_every_chart_says_what_the_text_says() -> None:
    reply = run("mas_participantes", "en qué plan participó más gente")
    assert reply is not None and reply.chart is not None
    assert list(dict(reply.chart.bars).values()) == [200, 350, 1100, 480]
    assert all(f"{number:,}" in reply.body for _, number in reply.chart.bars)
