"""What a fragment points at without naming it."""

from __future__ import annotations

import pytest

from answers import Context, Status
from answers.knowledge import PLANS
from tests.answers.building import after, ask

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
