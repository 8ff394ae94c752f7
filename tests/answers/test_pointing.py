"""What a fragment points at without naming it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answers import Context, Status
from answers.knowledge import PLANS
from answers.pointing import Pointer
from answers.vocabulary import Mention
from tests.answers.building import after, ask, clause, index

POINTER = Pointer(index())
FIRST, SECOND, FOURTH = (after(f"{plan}.participantes") for plan in ("primero", "segundo", "cuarto"))
TWO = after("segundo.participantes", "tercero.participantes")
WAITING = Context(label="ask_plan/objetivo", pending="ask_plan/objetivo")


@pytest.mark.parametrize(
    ("text", "context", "plans"),
    [
        ("¿y el anterior?", SECOND, ["primero"]),
        ("¿y el siguiente?", SECOND, ["tercero"]),
        ("¿y el que sigue?", FIRST, ["segundo"]),
        ("el anterior al tercero", FOURTH, ["segundo"]),
        ("el que sigue del segundo", FOURTH, ["tercero"]),
        ("¿y el penúltimo?", FIRST, ["tercero"]),
        ("¿y el último?", FIRST, ["cuarto"]),
        ("¿y el más reciente?", FIRST, ["cuarto"]),
        ("todos", SECOND, list(PLANS)),
        ("de todos", WAITING, list(PLANS)),
        ("los demás", SECOND, ["primero", "tercero", "cuarto"]),
        ("¿y los otros?", TWO, ["primero", "cuarto"]),
        ("el penúltimo", WAITING, ["tercero"]),
        ("ambos", TWO, ["segundo", "tercero"]),
        ("cada uno", TWO, ["segundo", "tercero"]),
        ("ambos", after("tercero.participantes", before=("primero",)), ["primero", "tercero"]),
    ],
)
def test_plans(text: str, context: Context, plans: list[str]) -> None:
    answer = ask(text, "followup/elipsis", context)
    attribute = (context.pending or context.label).partition("/")[2]
    assert list(answer.facts) == [f"{plan}.{attribute}" for plan in plans]


@pytest.mark.parametrize(
    ("text", "context"), [("¿y el siguiente?", FOURTH), ("el quinto", WAITING), ("el que sigue del cuarto", FIRST)]
)
def test_there_is_no_fifth_plan(text: str, context: Context) -> None:
    answer = ask(text, "followup/elipsis", context)
    assert answer.status is Status.CORRECTED and answer.body.startswith("Sólo conozco cuatro planes")


@pytest.mark.parametrize("text", ["todos", "los demás", "el anterior", "ambos"])
def test_nothing_to_point_at(text: str) -> None:
    assert not ask(text, "followup/elipsis", after("ocde.que_es")).facts


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        (
            "¿cuándo se presentaron los dos?",
            "ask_plan/fecha_presentacion",
            TWO,
            ("segundo.fecha_presentacion", "tercero.fecha_presentacion"),
        ),
        (
            "¿cuándo fueron ambos?",
            "followup/cuando",
            after("segundo.objetivo", before=("cuarto",)),
            ("segundo.fecha_presentacion", "cuarto.fecha_presentacion"),
        ),
        (
            "¿de cuándo son ambas?",
            "followup/cuando",
            after("noveck.definicion", "ocde.definicion"),
            ("noveck.definicion_anio", "ocde.documento_anio"),
        ),
        ("¿quién ganó, de los dos?", "compute/mas_participantes", TWO, ("tercero.participantes",)),
        (
            "¿de qué año son ambas?",
            "ask_definition/definicion_anio",
            after("noveck.definicion", "gutierrez_rubi.definicion"),
            ("noveck.definicion_anio", "gutierrez_rubi.definicion_anio"),
        ),
    ],
)
def test_whole_questions_on_both(text: str, label: str, context: Context, facts: tuple[str, ...]) -> None:
    answer = ask(text, label, context)
    assert answer.facts[: len(facts)] == facts, answer.facts
    assert set(answer.context.things) <= {*context.things, *context.before}


NAMED_LAW = after("sfp.fundamento", named=("loapf",))


@pytest.mark.parametrize(
    ("text", "context", "named"),
    [
        ("¿y esa ley qué dice?", NAMED_LAW, [("loapf", "instrument", 1, 3)]),
        ("¿y esa ley qué dice?", after("sfp.fundamento"), [("loapf", "instrument", 1, 3)]),
        ("¿qué es ese comité?", after("comite_sna.que_es"), [("comite_sna", "institution", 2, 4)]),
        ("¿qué es ese comité?", after("comite_coordinador.papel"), [("comite_coordinador", "institution", 2, 4)]),
        ("¿qué significan esas siglas?", after("stt.papel"), [("stt", "institution", 2, 4)]),
        ("¿quién es ese autor?", after("noveck.definicion"), [("noveck", "author", 2, 4)]),
        ("¿de qué año es ese documento?", after("clad.documento"), [("carta", "instrument", 4, 6)]),
        ("¿qué hace esa institución?", after("noveck.definicion", "ocde.definicion"), [("ocde", "institution", 2, 4)]),
        ("¿y esa ley?", after("segundo.participantes"), []),
        ("¿y ese plan?", SECOND, []),
        ("¿qué ley?", NAMED_LAW, []),
        ("¿y esa ley?", Context(), []),
    ],
)
def test_that_one(text: str, context: Context, named: list[tuple[str, str, int, int]]) -> None:
    asked = clause(text)
    assert POINTER.that(asked, context) == replace(asked, mentions=tuple(Mention(*one) for one in named))


def test_a_question_that_names_something_points_at_nothing_else() -> None:
    asked = clause("¿y esa ley del INAI?")
    assert POINTER.that(asked, NAMED_LAW) is asked


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("¿y la del de 2014?", ("segundo",)),
        ("¿y el de 2016?", ("tercero",)),
        ("¿y el de 2011 y el de 2019?", ("primero", "cuarto")),
        ("¿y el de 2012?", ()),
        ("¿y en enero?", ()),
        ("¿y el 15?", ()),
    ],
)
def test_the_plans_of_a_year(text: str, plans: tuple[str, ...]) -> None:
    assert POINTER.of_year(clause(text)) == plans


def test_a_year_alone_asks_the_same_of_its_plan() -> None:
    assert ask("¿y el de 2014?", "followup/elipsis", after("tercero.objetivo")).facts == ("segundo.objetivo",)


@pytest.mark.parametrize(
    ("text", "context", "things"),
    [
        ("¿cuánto pasó entre uno y otro?", TWO, ("segundo", "tercero")),
        ("¿cuánto pasó de uno a otro?", TWO, ("segundo", "tercero")),
        ("¿qué diferencia hay entre ellos?", TWO, ("segundo", "tercero")),
        ("¿y entre uno y el otro?", after("tercero.participantes", before=("primero",)), ("primero", "tercero")),
        ("¿y entre ellas?", after("noveck.definicion", "ocde.definicion"), ("noveck", "ocde")),
        ("¿entre uno y otro?", SECOND, ()),
        ("¿entre uno y otro?", after(*(f"{plan}.objetivo" for plan in PLANS[1:])), ()),
        ("¿entre uno y otro plan 4?", TWO, ()),
        ("¿cuánto pasó entre la publicación y el inicio?", TWO, ()),
    ],
)
def test_one_and_the_other(text: str, context: Context, things: tuple[str, ...]) -> None:
    assert POINTER.both(clause(text), context) == things


def test_the_time_between_one_and_the_other() -> None:
    context = after("segundo.fecha_presentacion", "cuarto.fecha_presentacion")
    answer = ask("¿cuánto pasó entre uno y otro?", "compute/tiempo_entre", context)
    assert answer.body.startswith("Unos 5 años y 10 meses: el segundo plan, 29 de enero de 2014; el cuarto plan")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("el segundo de todos", ("segundo.objetivo",)),
        ("de todos", tuple(f"{plan}.objetivo" for plan in PLANS)),
    ],
)
def test_one_of_all(text: str, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", WAITING).facts == facts
