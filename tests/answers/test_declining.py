"""What is declined by the words of a question."""

from __future__ import annotations

import pytest

from answers import Question, Status, engine
from answers.declining import declined
from tests.answers.building import clause, weighed

NOT_INCLUDED = "near_scope/detalle_no_incluido"


def label(text: str, *ids: str, doubt: float = 0.0, **labels: float) -> str:
    """Return the label of the reply to a question that these facts would answer otherwise."""
    asked = weighed(text, doubt, **(labels or {"ask_concept__que_es": 0.9}))
    return declined(asked, tuple(engine().knowledge.facts[id_] for id_ in ids))


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("¿de qué trata el eje 2 del PND?", "pnd.pnd_eje", "near_scope/planes_ajenos"),
        ("¿de qué trata el segundo eje del PND?", "pnd.pnd_eje", "near_scope/planes_ajenos"),
        ("¿qué dice la estrategia 2.1 del PNCCIMGP?", "pnccimgp.estrategia_texto", "near_scope/planes_ajenos"),
        ("¿qué dice el artículo 40 de la LOAPF?", "loapf.fundamento", "near_scope/leyes"),
        ("¿de qué trata el eje 1 del PND?", "pnd.pnd_eje", ""),
        ("¿de qué trata el primer eje del PND?", "pnd.pnd_eje", ""),
        ("¿se alinea con el eje 2 del PND?", "pnd.pnd_eje", ""),
        ("¿qué dice la estrategia 1.6 del PNCCIMGP?", "pnccimgp.estrategia_texto", ""),
        ("¿qué dice el artículo 37 de la LOAPF?", "loapf.fundamento", ""),
        ("¿qué dice el artículo 40?", "ocde.definicion", ""),
    ],
)
def test_another_numbered_part(text: str, fact: str, expected: str) -> None:
    assert label(text, fact) == expected


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("¿cuántos espías hubo?", ("gobierno_espia.salida_motivo",), NOT_INCLUDED),
        ("¿cuántos espías hubo y quiénes eran?", ("gobierno_espia.salida_motivo",), ""),
        ("¿cuántos compromisos tuvo el cuarto plan?", ("cuarto.compromisos_numero",), ""),
        ("¿cuántos ejes tiene la PNA?", ("pna.pna_ejes",), ""),
        ("¿cuántos participaron en el primer plan?", ("primero.participantes",), ""),
        ("¿cuántos espías hubo?", (), ""),
    ],
)
def test_the_number_of_what_nothing_counts(text: str, facts: tuple[str, ...], expected: str) -> None:
    assert label(text, *facts) == expected


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("¿en qué año se creó la SFP?", "sfp.siglas", NOT_INCLUDED),
        ("¿desde qué fecha existe la SFP?", "sfp.siglas", NOT_INCLUDED),
        ("¿en qué año y dónde se creó la SFP?", "sfp.siglas", ""),
        ("¿en qué año se fundó la AGA?", "aga.fundacion", ""),
        ("¿en qué año dijeron que define las políticas la SFP?", "sfp.que_es", ""),
        ("¿en qué mes terminó el segundo plan?", "segundo.fin", ""),
    ],
)
def test_the_year_of_what_nothing_dates(text: str, fact: str, expected: str) -> None:
    assert label(text, fact) == expected


@pytest.mark.parametrize(
    ("text", "doubt", "kind", "expected"),
    [
        ("¿cuál es el teléfono de la SFP?", 0.0, "ask_concept__que_es", "near_scope/tramites"),
        ("¿tienen el correo del INAI?", 0.0, "ask_concept__que_es", "near_scope/tramites"),
        ("¿cuál es el domicilio de la SFP?", 0.0, "ask_concept__que_es", "near_scope/tramites"),
        ("¿cuál es la dirección de la política?", 0.0, "ask_concept__que_es", ""),
        ("¿cuál es el teléfono de mi tía?", 0.6, "ask_concept__que_es", ""),
        ("¿tienes whatsapp?", 0.0, "meta__ayuda", ""),
        ("mi teléfono es 5512345678", 0.0, "ask_concept__que_es", ""),
    ],
)
def test_how_to_reach_somebody(text: str, doubt: float, kind: str, expected: str) -> None:
    assert label(text, "sfp.siglas", doubt=doubt, **{kind: 0.9}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿qué empresa hizo el segundo plan?", NOT_INCLUDED),
        ("¿a qué despacho contrataron?", NOT_INCLUDED),
        ("¿quién hizo el segundo plan?", ""),
    ],
)
def test_a_firm(text: str, expected: str) -> None:
    assert label(text, "segundo.constructores") == expected


@pytest.mark.parametrize(
    ("costs", "other", "expected"),
    [
        (0.3, 0.5, "near_scope/costos"),
        (0.85, 0.1, "near_scope/costos"),
        (0.1, 0.85, ""),
        (0.04, 0.5, ""),
    ],
)
def test_a_cost_unless_something_else_is_sure(costs: float, other: float, expected: str) -> None:
    assert label("¿cuánto costó el plan?", near_scope__costos=costs, ask_plan__resumen=other) == expected


def test_what_is_declined_is_not_in_the_source() -> None:
    answer = engine().answer(Question(clause("¿qué empresa hizo el segundo plan?", "ask_plan/constructores", 0.9)))
    assert (answer.status, answer.facts, answer.context.things) == (Status.NOT_IN_SOURCE, (), ("segundo",))
