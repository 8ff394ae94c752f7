"""Which objects a question asks about."""

from __future__ import annotations

import pytest

from answers import Context, engine
from answers.objects import ELSEWHERE, FAR_FROM_IT, NAMED, NOTHING_NAMED, OTHER_PLAN, Objects
from tests.answers.building import after, clause, index

OBJECTS = Objects(index())
LATER = after("ocde.definicion", last_plan="segundo")
NOVECK = after("noveck.definicion")


def about(text: str, attribute: str, context: Context) -> tuple[tuple[str, ...], float]:
    return OBJECTS.asked_about(clause(text), context, engine().knowledge.attributes[attribute])


@pytest.mark.parametrize(
    ("text", "attribute", "context", "things"),
    [
        ("¿cuánta gente fue al plan elaborado en 2016?", "participantes", Context(), ("tercero",)),
        ("¿cuánta gente fue al plan de 2014?", "participantes", Context(), ("segundo",)),
        ("¿cuánta gente fue en 2016?", "participantes", Context(), ()),
        ("¿cuánta gente fue al plan elaborado en 2012?", "participantes", Context(), ()),
        ("¿cuántos en ese plan?", "participantes", LATER, ("segundo",)),
        ("¿cuántos?", "participantes", LATER, ()),
        ("¿quién construyó el tercer plan y el INAI?", "constructores", Context(), ("tercero",)),
        ("¿el enlace de México en la AGA?", "enlace", Context(), ("mexico",)),
        ("¿el enlace de la AGA?", "enlace", Context(), ("aga",)),
        ("¿cuántas mesas de cocreación hubo en el cuarto plan?", "mesas_numero", Context(), ("mesas", "cuarto")),
    ],
)
def test_things(text: str, attribute: str, context: Context, things: tuple[str, ...]) -> None:
    assert about(text, attribute, context)[0] == things


@pytest.mark.parametrize(
    ("text", "attribute", "context", "fit"),
    [
        ("¿cuándo se fundó la AGA?", "fundacion", Context(), NAMED),
        ("¿cuándo se fundó?", "fundacion", Context(), 1.0),
        ("¿cuándo se fundó?", "fundacion", NOVECK, ELSEWHERE),
        ("¿y cuándo se fundó, si se puede saber?", "fundacion", NOVECK, ELSEWHERE),
        ("¿cuándo se fundó, si se puede saber?", "fundacion", NOVECK, 1.0),
        ("¿cuándo fue eso que se fundó la otra vez?", "fundacion", NOVECK, FAR_FROM_IT),
        ("¿cuándo se fundó?", "fundacion", after("aga.principios"), 1.1),
        ("¿qué fue el tablero de metas?", "tablero", Context(), 1.0),
        ("¿qué fue el tablero del plan?", "tablero", Context(), OTHER_PLAN),
        ("¿qué tablero tuvo el tercer plan?", "tablero", Context(), OTHER_PLAN),
        ("en línea", "en_linea", after("segundo.participantes"), OTHER_PLAN),
    ],
)
def test_fit(text: str, attribute: str, context: Context, fit: float) -> None:
    assert about(text, attribute, context)[1] == fit


@pytest.mark.parametrize(
    ("text", "attribute", "asks"),
    [
        ("¿cuántos participaron?", "participantes", True),
        ("¿cuándo se fundó?", "fundacion", False),
        ("¿qué es el plan?", "que_es", True),
        ("¿qué es eso?", "que_es", False),
    ],
)
def test_a_plan_must_be_named(text: str, attribute: str, asks: bool) -> None:
    known = engine().knowledge.attributes[attribute]
    assert OBJECTS.asks_plan(clause(text), known, ()) is asks
    assert not OBJECTS.asks_plan(clause(text), known, ("segundo",))


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("¿quién habla de tecnología social y relacional?", "quien_dijo", (("gutierrez_rubi",), 1.0)),
        ("¿quién habla de mole?", "quien_dijo", ((), NOTHING_NAMED)),
        ("¿qué organismos como el PNUD participaron?", "organismos_internacionales", (("cuarto",), 1.5)),
        ("¿cuántas dependencias con Inmujeres?", "dependencias", (("cuarto",), 1.0)),
        ("¿cuántas dependencias con la OCDE?", "dependencias", (("cuarto",), 0.3)),
        ("¿la política se alinea con el PNCCIMGP?", "alineacion", (("politica",), 1.5)),
        ("¿cuántas mesas de cocreación hubo en el segundo plan?", "mesas_numero", (("segundo",), NAMED)),
    ],
)
def test_what_facts_say_ties_an_object_to_a_question(
    text: str, attribute: str, expected: tuple[tuple[str, ...], float]
) -> None:
    assert about(text, attribute, Context()) == expected
