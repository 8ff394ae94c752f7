"""Fragments in the light of what was being talked about."""

from __future__ import annotations

import pytest

from answers import Context, Status
from tests.answers.building import ask

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
