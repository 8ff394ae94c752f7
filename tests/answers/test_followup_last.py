"""Follow-ups on what the last answer counts, quotes, links or shares."""

from __future__ import annotations

import pytest

from answers import Clause, Context
from answers.followup import FollowUp
from tests.answers.building import after, ask, clause, index

FOLLOW_UP = FollowUp(index())
TWO = after("segundo.participantes", "tercero.participantes")
BUILT, CARRIED_OUT = after("cuarto.osc_organizaciones"), after("cuarto.osc_implementacion")


def asks(found: Clause | None) -> tuple[str, tuple[str, ...]]:
    """Return what a question asks and of what; ("", ()) for none."""
    return (found.label, found.named()) if found else ("", ())


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("pásame la LOAPF", "loapf"),
        ("link de la carta", "carta"),
        ("¿me das el enlace de la Carta Iberoamericana?", "carta"),
        ("¿dónde encuentro el memorando?", "memorando"),
        ("texto completo de la declaración", "declaracion"),
        ("dame la definición de la Carta", ""),
        ("mándame la carta y el memorando", ""),
        ("pásame la liga", ""),
        ("¿qué dice la carta?", ""),
        ("¿dónde veo al STT?", ""),
        ("la carta", ""),
    ],
)
def test_what_is_asked_for_is_handed(text: str, thing: str) -> None:
    found = FOLLOW_UP.handed(clause(text, "ask_definition/definicion", 0.5))
    assert asks(found) == (("ask_link/enlace", (thing,)) if thing else ("", ()))


def test_that_law_is_handed_when_it_was_talked_about() -> None:
    context = after("sfp.fundamento", named=("loapf",))
    assert ask("pásame esa ley", "ask_policy/emisor", context).facts == ("loapf.enlace",)


@pytest.mark.parametrize(
    ("text", "context", "fact"),
    [
        ("¿y en la implementación?", BUILT, "cuarto.osc_implementacion"),
        ("¿y en la construcción?", CARRIED_OUT, "cuarto.osc_organizaciones"),
        ("¿y en la construcción?", BUILT, "cuarto.osc_organizaciones"),
        ("¿y en la implementación?", CARRIED_OUT, "cuarto.osc_implementacion"),
        ("¿y en la ejecución?", after("cuarto.servidores_instituciones"), "cuarto.dependencias"),
        ("¿y al elaborarlo?", after("cuarto.dependencias"), "cuarto.servidores_instituciones"),
        ("¿y en la implementación?", after("cuarto.participacion_resumen"), "cuarto.implementacion_resumen"),
        ("¿y en la construcción?", after("cuarto.implementacion_resumen"), "cuarto.participacion_resumen"),
    ],
)
def test_the_same_of_the_other_stage(text: str, context: Context, fact: str) -> None:
    assert ask(text, "followup/elipsis", context).facts == (fact,)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("¿y en la implementación?", after("cuarto.mesas_numero")),
        ("¿y en la implementación?", Context()),
        ("¿y en la implementación del segundo plan?", BUILT),
        ("¿y el gobierno?", BUILT),
        ("¿y qué organizaciones estuvieron luego en la implementación?", BUILT),
    ],
)
def test_there_is_no_other_stage(text: str, context: Context) -> None:
    assert FOLLOW_UP.other_stage(clause(text, "followup/elipsis"), context) is None


@pytest.mark.parametrize(
    ("text", "label", "context", "fact"),
    [
        (
            "¿y cuántas organizaciones participaron ahí?",
            "ask_participation/osc_organizaciones",
            after("cuarto.implementacion_resumen"),
            "cuarto.osc_implementacion",
        ),
        (
            "¿y cuántas organizaciones participaron ahí?",
            "ask_implementation/osc_implementacion",
            after("cuarto.participacion_resumen"),
            "cuarto.osc_organizaciones",
        ),
        ("¿y en línea?", "ask_participation/en_linea", after("cuarto.reuniones_grupos"), "cuarto.reuniones_modalidad"),
        ("¿y en línea?", "ask_participation/en_linea", after("cuarto.presencial"), "cuarto.en_linea"),
        (
            "¿y cuántas organizaciones participaron en el cuarto plan?",
            "ask_participation/osc_organizaciones",
            after("cuarto.implementacion_resumen"),
            "cuarto.osc_organizaciones",
        ),
        (
            "dime por favor cuántas organizaciones civiles participaron desde el comienzo",
            "ask_participation/osc_organizaciones",
            after("cuarto.implementacion_resumen"),
            "cuarto.osc_organizaciones",
        ),
    ],
)
def test_there_is_the_stage_last_spoken_of(text: str, label: str, context: Context, fact: str) -> None:
    assert ask(text, label, context).facts == (fact,)


@pytest.mark.parametrize(
    ("text", "context", "fact"),
    [
        ("¿y cuántas organizaciones son esas?", BUILT, "cuarto.osc_organizaciones"),
        ("¿y cuántas organizaciones son esas?", after("nosc.primeras_ocho"), "nosc.primeras_ocho"),
        ("¿cuántos países son esos?", after("aga.fundadores_numero"), "aga.fundadores_numero"),
        ("¿cuántos países?", after("aga.principios"), "aga.fundadores_numero"),
        ("¿cuántos ejes tiene?", after("pna.que_es"), "pna.pna_ejes_numero"),
        ("¿cuántas mesas fueron?", after("mesas.que_es"), "mesas.mesas_numero"),
        ("¿cuántas sillas fueron?", after("mesas.que_es"), None),
        ("¿cuántos compromisos?", after("segundo.participantes"), None),
        ("¿cuántos países fundaron la Alianza?", after("aga.principios"), None),
        ("¿qué países son esos?", after("aga.fundadores_numero"), None),
        ("¿cuántos países?", Context(), None),
    ],
)
def test_what_was_just_counted(text: str, context: Context, fact: str | None) -> None:
    counted = FOLLOW_UP.counted(clause(text), context)
    assert (counted.id if counted else None) == fact


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y qué dice?", after("pnccimgp.estrategia"), ("pnccimgp.estrategia_texto",)),
        ("¿qué dice textualmente?", after("pnd.pnd_apartado"), ("pnd.pnd_cita",)),
        ("¿y qué dice?", after("pnd.pnd_eje"), ("pnd.pnd_cita",)),
        ("¿y qué dijo?", after("noveck.definicion_anio"), ("noveck.definicion",)),
        ("¿qué dice?", after("segundo.participantes"), ()),
        ("¿qué dice de los niños?", after("noveck.definicion_anio"), ()),
        ("¿y qué?", after("noveck.definicion_anio"), ()),
        ("¿qué dice?", Context(), ()),
    ],
)
def test_the_words_themselves(text: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", context).facts == facts


def test_the_words_are_told_again_rather_than_the_last_answer() -> None:
    context = after("noveck.definicion_anio")
    assert ask("¿qué dice textualmente?", "followup/repetir", context).facts == ("noveck.definicion",)
    assert ask("otra vez", "followup/repetir", context).text == "x"


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("¿o sea que fue el mismo en los dos?", TWO, ("ask_plan/participantes", ("segundo", "tercero"))),
        (
            "¿fue igual en los dos?",
            after("segundo.objetivo", before=("cuarto",)),
            ("ask_plan/objetivo", ("segundo", "cuarto")),
        ),
        (
            "¿es el mismo año en las dos?",
            after("noveck.definicion_anio", "gutierrez_rubi.definicion_anio"),
            ("ask_definition/definicion_anio", ("noveck", "gutierrez_rubi")),
        ),
        ("¿fue igual en los dos?", after("segundo.objetivo"), ("", ())),
        ("¿fue el mismo?", TWO, ("", ())),
        ("¿fueron los dos?", TWO, ("", ())),
    ],
)
def test_the_same_of_both(text: str, context: Context, expected: tuple[str, tuple[str, ...]]) -> None:
    assert asks(FOLLOW_UP.same_of_both(clause(text), context)) == expected


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y los otros?", after("gobierno_abierto.enfoque_medio"), ("gobierno_abierto.enfoque_relacion",)),
        ("¿y los demás?", after("gobierno_abierto.enfoque_relacion"), ("gobierno_abierto.enfoque_medio",)),
        ("¿y la otra?", after("tercero.inicio"), ("tercero.fin",)),
        ("¿y la otra?", after("tercero.fin"), ()),
        ("¿y la fecha?", after("tercero.inicio"), ()),
    ],
)
def test_the_other_of_two_approaches_or_dates(text: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", context).facts == facts
