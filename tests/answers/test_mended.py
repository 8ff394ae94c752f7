"""Mistakes that were made once: figures taken for list marks, items for plans, pointing for claims."""

from __future__ import annotations

import pytest

from answers import Context, Question, Status, engine
from answers.clauses import split
from answers.knowledge import PLANS
from answers.text import fold
from tests.answers.building import after, ask, clause

STAGES = after("cuarto.etapas_lista")
COMMITMENTS = after("cuarto.compromisos_lista")
SECOND = after("segundo.participantes")
TWO = after("segundo.participantes", "tercero.participantes")
WAITING = Context(label="ask_plan/objetivo", pending="ask_plan/objetivo")


@pytest.mark.parametrize(
    "message",
    [
        ("en el plan 4 cuántos participaron"),
        ("del plan 2 quién participó"),
        ("compromiso 7 de qué trata"),
        ("cuándo se presentó el plan 2\ncuántos participaron"),
        ("cuándo se presentó el plan 2. cuántos participaron"),
    ],
)
def test_a_figure_that_belongs_to_a_name_is_no_list_mark(message: str) -> None:
    assert "".join(filter(str.isdigit, " ".join(split(message)))) == "".join(filter(str.isdigit, message))


def test_the_plan_of_a_message_is_not_lost() -> None:
    message = "del plan 4 cuántos participaron"
    parts = tuple(clause(part, "ask_plan/participantes", 0.9) for part in split(message))
    asked = Question(clause(message, "ask_plan/participantes", 0.9), parts, SECOND)
    assert engine().answer(asked).facts == ("cuarto.participantes",)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("1. ¿qué es la AGA? 2. ¿cuántos participaron?", ["que es la aga", "cuantos participaron"]),
        ("plan 4: cuánto duró, cuántos fueron", ["plan 4 cuanto duro", "plan 4 cuantos fueron"]),
    ],
)
def test_questions(message: str, questions: list[str]) -> None:
    assert [fold(question) for question in split(message)] == questions


@pytest.mark.parametrize(
    ("text", "context", "fact"),
    [
        ("la cuarta", STAGES, "cuarto.etapa_4"),
        ("la quinta", STAGES, "cuarto.etapa_5"),
        ("la penúltima", STAGES, "cuarto.etapa_5"),
        ("la 3", STAGES, "cuarto.etapa_3"),
        ("¿cuál es el 1?", COMMITMENTS, "cuarto.compromiso_1"),
        ("¿y el 13?", COMMITMENTS, "cuarto.compromiso_13"),
    ],
)
def test_item_of_a_list(text: str, context: Context, fact: str) -> None:
    assert fact in ask(text, "followup/elipsis", context).facts


@pytest.mark.parametrize(("text", "context", "count"), [("¿cuál es el 14?", COMMITMENTS, 13), ("la 7", STAGES, 6)])
def test_a_figure_past_the_end_of_the_list(text: str, context: Context, count: int) -> None:
    assert ask(text, "followup/elipsis", context).body == f"No hay tantos: la lista tiene {count}."


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("la segunda y la quinta etapa del plan 4", {"cuarto.etapa_2", "cuarto.etapa_5"}),
    ],
)
def test_ordinals_of_stages_are_no_plans(text: str, facts: set[str]) -> None:
    assert set(ask(text, "ask_stages/etapa").facts) == facts


@pytest.mark.parametrize(
    ("text", "context", "plans"),
    [
        ("cada uno", SECOND, list(PLANS)),
        ("los cuatro", SECOND, list(PLANS)),
        ("los cuatro", WAITING, list(PLANS)),
        ("los otros dos", TWO, ["primero", "cuarto"]),
        ("el primero y el tercero", WAITING, ["primero", "tercero"]),
        ("¿y el primero y el cuarto?", SECOND, ["primero", "cuarto"]),
    ],
)
def test_plans_pointed_at(text: str, context: Context, plans: list[str]) -> None:
    attribute = (context.pending or context.label).partition("/")[2]
    assert list(ask(text, "followup/elipsis", context).facts) == [f"{plan}.{attribute}" for plan in plans]


@pytest.mark.parametrize(("text", "context"), [("los dos", TWO), ("el que sigue del segundo", SECOND)])
def test_pointing_claims_nothing(text: str, context: Context) -> None:
    assert ask(text, "followup/elipsis", context).status is Status.ANSWERED


@pytest.mark.parametrize("text", ["¿y los demás?", "¿qué autores lo ven como medio?"])
def test_an_object_spoken_of_does_not_hide_the_list(text: str) -> None:
    label = "followup/elipsis" if "demás" in text else "ask_definition/enfoque_medio"
    assert "gobierno_abierto.enfoque_medio" in ask(text, label, after("gobierno_abierto.enfoque_relacion")).facts


def test_the_other_of_two_may_be_masculine() -> None:
    assert ask("¿y los otros?", "followup/elipsis", after("cuarto.en_linea")).facts == ("cuarto.presencial",)


def test_who_is_no_list_of_principles() -> None:
    answer = ask("¿quién?", "followup/quien", after("memorando.memorando_fecha"))
    assert "memorando.memorando_principios" not in answer.facts
