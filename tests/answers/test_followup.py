"""Fragments in the light of what was being talked about."""

from __future__ import annotations

import pytest

from answers import Context, Question, Status, engine
from tests.answers.building import after, ask, clause

PEOPLE = Context(("segundo",), "ask_plan/participantes", ("segundo.participantes",), plan="segundo", said="Más de 200.")
DATE = Context(("tercero",), "ask_plan/fecha_presentacion", ("tercero.fecha_presentacion",), plan="tercero", said="x")
EXIT = Context(("nosc",), "ask_breakup/salida_motivo", ("nosc.salida_motivo",), said="x")
WAITING = Context((), "ask_plan/objetivo", pending="ask_plan/objetivo")


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        ("¿y el tercero?", "followup/elipsis", PEOPLE, {"tercero.participantes"}),
        ("y en el plan 4", "followup/elipsis", PEOPLE, {"cuarto.participantes"}),
        ("no, me refería al cuarto", "followup/correccion", PEOPLE, {"cuarto.participantes"}),
        ("no el 2, el 3", "followup/correccion", PEOPLE, {"tercero.participantes"}),
        ("¿y el anterior?", "followup/elipsis", DATE, {"segundo.fecha_presentacion"}),
        ("¿y el último?", "followup/elipsis", PEOPLE, {"cuarto.participantes"}),
        ("2", "followup/elipsis", WAITING, {"segundo.objetivo"}),
        ("el tercero", "followup/elipsis", WAITING, {"tercero.objetivo"}),
        ("del cuarto, por favor", "followup/elipsis", WAITING, {"cuarto.objetivo"}),
        ("¿cuándo?", "followup/cuando", EXIT, {"nosc.salida_fecha"}),
        (
            "¿por qué?",
            "followup/porque",
            Context(("nosc",), "ask_breakup/salida_fecha", ("nosc.salida_fecha",)),
            {"nosc.salida_motivo"},
        ),
    ],
)
def test_fragment(text: str, label: str, context: Context, facts: set[str]) -> None:
    assert set(ask(text, label, context).facts) == facts


def test_how_many_after_who_is_the_number_of_people() -> None:
    context = Context(("segundo",), "ask_plan/tipos_participantes", ("segundo.tipos_participantes",), plan="segundo")
    assert set(ask("¿cuántos fueron?", "followup/cuantos", context).facts) == {"segundo.participantes"}


def test_repeat_says_the_same_again() -> None:
    answer = ask("repite", "followup/repetir", PEOPLE)
    assert (answer.text, answer.context) == (PEOPLE.said, PEOPLE)


def test_source_of_the_last_answer() -> None:
    answer = ask("dame la fuente", "followup/fuente", PEOPLE)
    assert answer.text.startswith("Fuente:") and answer.text.count("Fuente:") == 1
    assert answer.context.label == PEOPLE.label


def test_more_detail_adds_something_new() -> None:
    answer = ask("cuéntame más", "followup/mas_detalle", PEOPLE)
    assert answer.facts and not set(answer.facts) & set(PEOPLE.facts)


@pytest.mark.parametrize(
    "label", ["elipsis", "cuantos", "cuando", "quien", "porque", "cuales", "correccion", "repetir", "mas_detalle"]
)
def test_nothing_to_follow(label: str) -> None:
    answer = ask("¿y?", f"followup/{label}")
    assert answer.status is Status.CLARIFY and answer.suggestions


@pytest.mark.parametrize(
    "text", ["¿y el segundo?", "2", "el cuarto", "no, el tercero", "¿y el INAI?", "ambos", "el anterior"]
)
@pytest.mark.parametrize("label", ["followup/elipsis", "followup/correccion"])
def test_a_fragment_that_opens_the_conversation_gets_an_answer(text: str, label: str) -> None:
    assert ask(text, label).status is not Status.ERROR


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        ("¿cuántos?", "followup/cuantos", after("cuarto.etapas_lista"), ("cuarto.etapas_lista",)),
        ("¿cuántos?", "followup/cuantos", after("pna.pna_vinculados"), ("pna.pna_vinculados",)),
        ("¿cuáles?", "followup/cuales", after("pna.pna_ejes_numero"), ("pna.pna_ejes",)),
        ("¿cuáles son?", "followup/cuales", after("aga.fundadores_numero"), ("aga.fundadores_lista",)),
        ("¿cuáles?", "followup/cuales", after("aga.principios"), ("aga.principios",)),
        ("¿quién?", "followup/quien", after("segundo.participantes"), ("segundo.tipos_participantes",)),
        ("¿cuándo?", "followup/cuando", after("segundo.participantes"), ("segundo.fecha_presentacion",)),
        ("¿cuándo?", "followup/cuando", after("cuarto.mesas_numero"), ("cuarto.mesas_fecha",)),
        ("¿cuándo?", "followup/cuando", after("cuarto.reuniones_hojas"), ("cuarto.reuniones_hojas_fecha",)),
    ],
)
def test_bare_question_word(text: str, label: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, label, context).facts == facts


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y las otras?", after("cuarto.presencial"), ("cuarto.en_linea",)),
        ("¿y las otras?", after("cuarto.en_linea"), ("cuarto.presencial",)),
        ("¿y el resto?", after("cuarto.presencial"), ("cuarto.en_linea",)),
        ("¿y las otras?", after("ocde.que_es"), ()),
    ],
)
def test_the_other_of_two(text: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", context).facts == facts


@pytest.mark.parametrize(
    ("context", "facts"),
    [
        (after("segundo.participantes"), ("segundo.resumen", "segundo.fecha_presentacion")),
        (after("segundo.resumen"), ("segundo.fecha_presentacion", "segundo.inicio")),
        (after("cuarto.en_linea"), ("cuarto.resumen", "cuarto.participacion_resumen")),
        (after("cdmx.retiro"), ()),
    ],
)
def test_more_detail_starts_with_the_summary_and_stays_near(context: Context, facts: tuple[str, ...]) -> None:
    answer = ask("cuéntame más", "followup/mas_detalle", context)
    assert (answer.facts, answer.body.startswith("Eso es todo")) == (facts, not facts)


@pytest.mark.parametrize(
    ("text", "label", "p", "context", "facts"),
    [
        (
            "y quién en el cuarto",
            "ask_plan/resumen",
            0.9,
            after("segundo.tipos_participantes"),
            "cuarto.tipos_participantes",
        ),
        ("¿y el cuarto cómo?", "ask_plan/resumen", 0.9, after("segundo.metodologia"), "cuarto.metodologia"),
        ("platícame del tercero", "ask_plan/resumen", 0.9, after("segundo.metodologia"), "tercero.resumen"),
        ("¿y la OCDE?", "ask_concept/que_es", 0.9, after("clad.definicion"), "ocde.definicion"),
        ("¿y la OCDE?", "ask_concept/que_es", 0.9, after("gobierno_abierto.definicion"), "ocde.definicion"),
        (
            "¿y la OCDE?",
            "ask_concept/que_es",
            0.9,
            Context(("gobierno_abierto",), "ask_concept/que_es"),
            "ocde.definicion",
        ),
        ("¿y la OCDE?", "ask_concept/que_es", 0.9, Context(("clad",), "ask_concept/que_es"), "ocde.que_es"),
        (
            "cuándo en el segundo",
            "ask_plan/inicio",
            0.4,
            after("primero.fecha_presentacion"),
            "segundo.fecha_presentacion",
        ),
    ],
)
def test_a_fragment_that_asks_the_same(text: str, label: str, p: float, context: Context, facts: str) -> None:
    answer = engine().answer(Question(clause(text, label, p), (), context))
    assert answer.facts == (facts,)


def test_a_fragment_on_something_unknown_is_honest() -> None:
    context = after("segundo.participantes")
    assert "otros países" in ask("¿y Argentina?", "near_scope/otros_paises", context).body
    assert ask("¿y el zapato?", "followup/elipsis", context).status is Status.OUT_OF_SCOPE
    assert ask("¿y eso qué?", "followup/elipsis", context).status is Status.CLARIFY


@pytest.mark.parametrize(("fact", "more"), [("declaracion.que_es", True), ("clad.siglas", False)])
def test_the_source_adds_the_links_of_what_was_talked_about(fact: str, more: bool) -> None:
    answer = ask("¿de dónde lo sacaste?", "followup/fuente", after(fact))
    assert answer.facts == (fact,) and (". También: http" in answer.body) is more
