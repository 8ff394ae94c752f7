"""The items of the list that was just given."""

from __future__ import annotations

import pytest

from answers import Context, Status
from answers.items import position, positions
from answers.text import words
from tests.answers.building import after, ask

STAGES = after("cuarto.etapas_lista")
AXES = after("pna.pna_ejes")
COMMITMENTS = after("cuarto.compromisos_lista")


@pytest.mark.parametrize(
    ("text", "length", "places"),
    [
        ("la segunda y la quinta", 6, (1, 4)),
        ("la quinta, la segunda y la quinta", 6, (4, 1)),
        ("el 3ro y el 1", 4, (2, 0)),
        ("la última y la penúltima", 4, (3, 2)),
        ("el décimo", 13, (9,)),
        ("la séptima", 6, ()),
        ("la 2019", 6, ()),
        ("ninguna", 6, ()),
    ],
)
def test_places_that_words_point_at(text: str, length: int, places: tuple[int, ...]) -> None:
    assert positions(words(text), length) == places


@pytest.mark.parametrize(("text", "place"), [("la séptima", 6), ("la 7", 6), ("cuál", None)])
def test_an_ordinal_may_point_past_the_end(text: str, place: int | None) -> None:
    assert position(words(text), 6) == place


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("la segunda", STAGES, ("cuarto.etapa_2", "cuarto.etapas_lista")),
        ("¿cuál es el tercero?", STAGES, ("cuarto.etapa_3", "cuarto.etapas_lista")),
        ("¿y la última?", STAGES, ("cuarto.etapa_6", "cuarto.etapas_lista")),
        ("¿cómo se llama la primera?", STAGES, ("cuarto.etapa_1", "cuarto.etapas_lista")),
        ("¿cuál es el 12?", COMMITMENTS, ("cuarto.compromiso_12", "cuarto.compromisos_lista")),
        ("¿cuál es el último?", COMMITMENTS, ("cuarto.compromiso_13", "cuarto.compromisos_lista")),
        ("la segunda", after("cuarto.etapas_numero"), ("cuarto.etapa_2", "cuarto.etapas_lista")),
        ("¿y el siguiente?", after("cuarto.compromiso_6"), ("cuarto.compromiso_7", "cuarto.compromisos_lista")),
        ("¿y el anterior?", after("cuarto.compromiso_6"), ("cuarto.compromiso_5", "cuarto.compromisos_lista")),
        ("¿y la siguiente?", after("cuarto.etapa_2"), ("cuarto.etapas_lista",)),
    ],
)
def test_item(text: str, context: Context, facts: tuple[str, ...]) -> None:
    answer = ask(text, "followup/elipsis", context)
    assert (answer.facts, answer.status.is_miss, answer.context.label) == (facts, False, answer.context.label)


@pytest.mark.parametrize(
    ("text", "number", "item"),
    [
        ("¿y el tercero?", 3, "“Promover la mejora"),
        ("el eje 2", 2, "“Combatir la arbitrariedad"),
        ("el penúltimo", 3, "“Promover la mejora"),
        ("la última", 4, "“Involucrar a la sociedad"),
    ],
)
def test_an_item_without_a_fact_of_its_own_is_quoted(text: str, number: int, item: str) -> None:
    answer = ask(text, "followup/elipsis", AXES)
    assert answer.body.startswith(f"El punto {number} de la lista: {item}")


@pytest.mark.parametrize(("text", "context", "count"), [("la séptima", STAGES, 6), ("el quinto", AXES, 4)])
def test_past_the_end_of_the_list(text: str, context: Context, count: int) -> None:
    answer = ask(text, "followup/elipsis", context)
    assert (answer.status, answer.body) == (Status.CORRECTED, f"No hay tantos: la lista tiene {count}.")


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y el tercero?", STAGES, {"tercero.resumen"}),
        ("el segundo plan", AXES, {"segundo.resumen"}),
        ("no, el segundo", AXES, {"segundo.resumen"}),
        ("¿y el segundo?", after("aga.fundacion"), {"segundo.fecha_presentacion"}),
    ],
)
def test_an_ordinal_that_means_a_plan(text: str, context: Context, facts: set[str]) -> None:
    assert set(ask(text, "followup/elipsis", context).facts) == facts


def test_a_question_of_its_own_is_no_item() -> None:
    answer = ask("¿cuántas personas fueron a la segunda?", "ask_stages/mesas_numero", STAGES)
    assert answer.facts == ("cuarto.mesas_numero",)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("¿cuáles fueron la tercera y la quinta etapas?", ("cuarto.etapa_3", "cuarto.etapa_5")),
        ("¿cuáles fueron la tercera y la quinta etapa del plan 4?", ("cuarto.etapa_3", "cuarto.etapa_5")),
        ("¿cuál fue la tercera etapa del plan 2?", ()),
        ("¿cuáles fueron las etapas del plan 4?", ("cuarto.etapas_lista",)),
    ],
)
def test_stages_asked_by_their_place(text: str, facts: tuple[str, ...]) -> None:
    assert ask(text, "ask_stages/etapa").facts == facts


APPROACH = after("gobierno_abierto.enfoque_relacion")
ALIGNED = after("politica.alineacion")


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y qué dijo el segundo?", APPROACH, ("ramirez_alujas.definicion_relacion",)),
        ("¿qué dice el tercero?", after("gobierno_abierto.enfoque_medio"), ("noveck.definicion",)),
        ("¿y qué es el primero?", ALIGNED, ("pnd.que_es",)),
        ("el segundo de ellos", ALIGNED, ("pna.que_es",)),
        ("¿cuál es el tercero?", ALIGNED, ("pnccimgp.que_es",)),
    ],
)
def test_an_item_that_is_an_author_or_an_instrument(text: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", context).facts == (*facts, *context.facts)


@pytest.mark.parametrize(
    ("text", "context", "says"),
    [
        ("¿y el tercer eje?", after("pna.que_es"), "El punto 3 de la lista: “Promover la mejora"),
        ("¿y el tercer eje?", after("pna.pna_ejes_numero"), "El punto 3 de la lista: “Promover la mejora"),
        ("¿y el segundo principio?", after("ocde.que_es"), "El punto 2 de la lista: integridad."),
        ("¿y la segunda etapa?", COMMITMENTS, "La segunda de las seis etapas del Cuarto Plan de Acción"),
        ("el quinto eje", after("pna.que_es"), "No hay tantos: la lista tiene 4."),
        ("¿y el tercer eje?", after("ocde.que_es"), "No tengo información sobre eso."),
        ("¿y el tercer eje del plan?", after("pna.que_es"), "No tengo información sobre eso."),
    ],
)
def test_a_list_named_by_its_noun(text: str, context: Context, says: str) -> None:
    assert ask(text, "followup/elipsis", context).body.startswith(says)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("¿y la quinta etapa qué tal salió en foros?", "cuarto.etapa_5"),
        ("¿qué tal salieron las etapas en foros?", "cuarto.etapas_lista"),
    ],
)
def test_a_stage_by_its_place_whatever_else_is_said(text: str, fact: str) -> None:
    assert ask(text, "ask_stages/etapa").facts == (fact,)
