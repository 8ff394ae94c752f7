"""Computations asked for in the words of people, whatever the classifier makes of them."""

from __future__ import annotations

import re

import pytest

from answers import Context
from answers.reckoning import reckoned
from answers.text import fold
from tests.answers.building import clause, index

CASES = [
    # two figures set against each other
    ("¿hubo más universidades o más instituciones de gobierno en el cuarto plan?", ["44", "10"]),
    ("¿más osc cuando se construyó o cuando se implementó el cuarto plan?", ["111", "36"]),
    ("¿hubo más juntas para las hojas de ruta o en la implementación?", ["23", "mas de 200"]),
    ("¿los de internet fueron más del doble que los presenciales?", ["^si", "1.?100", "480", "2.3"]),
    ("¿hubo menos gente en persona que por internet en el último plan?", ["^si", "1.?100", "480"]),
    ("¿hubo más mesas que compromisos en el cuarto plan?", ["^no", "12", "13"]),
    ("¿hay más grupos de trabajo que dependencias?", ["^no", "los mismos"]),
    ("¿cuántos compromisos más quedaron terminados que en proceso en el primer plan?", ["20", "14", "6"]),
    ("de la construcción a la implementación ¿bajó el número de osc?", ["111", "36"]),
    # plans side by side and in order
    ("¿el plan que salió en 2014 tuvo más participantes que el de 2016?", ["^no", "200", "350"]),
    ("¿tuvo más compromisos el plan dos que el cuatro?", ["^si", "26", "13"]),
    ("qué plan traía menos compromisos, el 2 o el 4", ["menos el cuarto", "13", "26"]),
    ("¿el segundo y el tercero los llevó el mismo órgano?", ["^si", "tripartita"]),
    ("cuál fue el proceso más largo de construcción de un plan", ["cuarto", "10 meses"]),
    ("cuál de los 4 planes tuvo menos participación", ["segundo", "200", "solo el gobierno"]),
    ("ordena los planes por compromisos", ["37", "26", "13", "11"]),
    ("cuál es el plan más viejito", ["primer plan", "2011"]),
    ("qué sector llevó más personas al cuarto plan", ["267", "184"]),
    # time
    ("cuántos años hay entre el primero y el más nuevo de los planes", ["8 anos"]),
    ("cuántos días pasaron de la salida del nosc a la publicación del cuarto plan", ["931 dias"]),
    ("¿qué fue primero, que se salieran las organizaciones o el cuarto plan?", ["23 de mayo de 2017", "2019"]),
    ("¿cuando salió el nosc ya existía el cuarto plan?", ["^no"]),
    ("¿la carta del clad es más vieja que la recomendación de la ocde?", ["^si", "2016", "2017"]),
    # shares, sums and averages
    ("¿se cumplió más de la mitad de lo que se comprometió en el primer plan?", ["^si", "54", "20 de 37"]),
    ("qué porcentaje del cuarto plan fue presencial", ["30", "480", "1100", "aproximacion"]),
    ("qué porcentaje eran funcionarios en el cuarto plan", ["267", "no puedo"]),
    ("cuántas instituciones hubo sumando universidades y gobierno en el plan 4", ["54", "44", "10"]),
    ("suma a los académicos y a los funcionarios del cuarto plan", ["20", "267", "no las sumo"]),
    ("si sumo todas las organizaciones del cuarto plan cuántas me da", ["111", "36", "30", "no las sumo"]),
    ("cuántas reuniones le tocaron en promedio a cada grupo de trabajo", ["15.4", "200", "13"]),
    ("a cuántas personas por mesa tocó en el cuarto plan", ["no reparte", "12"]),
    ("¿cuánto es 184 más 267 más 20 en el cuarto plan?", ["^184", "471", "480", "no hace esa suma"]),
    ("promedio de compromisos por plan", ["37", "26", "11", "13", "21.5", "21.8", "cuenta mia"]),
    ("promedio de participantes por plan", ["200", "350", "1.?100", "no saco un promedio"]),
    ("el cuarto plan se cumplió todo o qué porcentaje", ["no da ese porcentaje", "9 de 13"]),
    ("¿qué porcentaje de los compromisos del segundo plan se completó?", ["no da ese porcentaje", "26"]),
    ("¿qué porcentaje de los compromisos del tercer plan se completó?", ["no da ese porcentaje", "8 de 11", "93"]),
    # two things to choose from, several aspects, the plans in order
    ("¿fue antes la salida del NOSC o el memorando?", ["^primero fue el memorando"]),
    ("¿tuvo más participantes el cuarto plan o el segundo?", ["el segundo mas de 200 .*el cuarto"]),
    ("diferencia entre el primer y el segundo plan", ["2011", "2014", "solo el gobierno", "mas de 200", "26"]),
    ("en qué se diferencia el primer plan de los demás", ["solo el gobierno", "2011", "2014", "2016", "2019"]),
    ("¿cuántos compromisos más tuvo el tercer plan que el segundo?", ["^la diferencia es de 15", "mas el segundo"]),
    ("de mayor a menor participación cómo quedarían los planes", ["1.?100.*350.*200"]),
    ("cuánto después de que terminó el tercer plan se salió la sociedad civil", ["unos 7 meses y medio"]),
    # which plan, which figure, whose words
    ("porque el tercer plan se hizo en 2018", ["^en realidad el tercer plan", "2016"]),
    ("el segundo plan fue el de perspectiva de género verdad", ["^no", "cuarto"]),
    ("el plan unilateral fue el tercero, ¿verdad?", ["^no", "primero"]),
    ("¿el segundo plan fue el de los emprendedores, no?", ["^si"]),
    ("¿el tercer plan lo hicieron en 2018, verdad?", ["^no", "2016"]),
    ("¿algún plan no tuvo sociedad civil?", ["^si", "primero", "solo el gobierno"]),
    ("¿algún plan tuvo más de 20 compromisos?", ["^si", "primero", "segundo"]),
    ("en el cuarto plan qué cosas fueron trece", ["grupos", "dependencias", "compromisos"]),
    ("cuál es la definición más antigua de los autores", ["2010", "lathrop"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "has"), CASES)
def test_reckoned(text: str, has: list[str]) -> None:
    reply = reckoned(clause(text), Context(), index())
    assert reply is not None and reply.body and reply.label
    said = fold(reply.body)
    assert [part for part in has if not re.search(part if part.startswith("^") else rf"\b{part}\b", said)] == []


@pytest.mark.parametrize(
    "text",
    [
        "¿hay más perros que gatos?",
        "quién gana más, un diputado o un senador",
        "qué porcentaje de mexicanos usa internet",
        "cuál plan de teléfono tiene más gigas",
        "¿cuándo se presentó el segundo plan?",
        "qué dice el segundo plan",
        "cuáles son los tres principios del memorando",
        "¿qué traen de nuevo los compromisos del plan 3 y 4?",
        "cuál de los planes te gustó más",
    ],
)
def test_nothing_to_reckon(text: str) -> None:
    assert reckoned(clause(text), Context(), index()) is None


def test_what_the_source_does_not_tell_apart_is_admitted() -> None:
    reply = reckoned(clause("¿hubo más hombres o más mujeres en el cuarto plan?"), Context(), index())
    assert reply is not None and "No tengo" in reply.body


def test_the_plans_just_told_are_the_ones_compared() -> None:
    context = Context(things=("tercero", "segundo"))
    reply = reckoned(clause("cuál de los dos tuvo más gente"), context, index())
    assert reply is not None and reply.things == ("tercero",)
