"""Whether a question is the assistant's to answer."""

from __future__ import annotations

import pytest

from answers import Clause, Context, Question, Status, engine
from answers.query import Match, Query
from answers.scope import (
    canned_after,
    continues,
    is_beyond,
    is_canned,
    is_foreign,
    is_other_subject,
    likeliest,
    tempered,
)
from tests.answers.building import after, clause, index, weighed

QUERY = Query(index())


def best(asked: Clause, context: Context | None = None) -> Match:
    match = QUERY.best(asked, context or Context())
    assert match is not None
    return match


def test_a_detail_that_is_not_told_is_believed_half() -> None:
    asked = tempered(weighed("x", near_scope__detalle_no_incluido=0.6, ask_plan__resumen=0.4))
    assert asked.label == "ask_plan/resumen"
    assert asked.p_of("ask_plan/resumen") == pytest.approx(0.4 / 0.7)
    assert asked.p_of("near_scope/detalle_no_incluido") == pytest.approx(0.3 / 0.7)


@pytest.mark.parametrize(
    "asked", [weighed("x", near_scope__nombres=0.6, ask_plan__resumen=0.4), clause("x"), clause("x", "ask_plan/fin")]
)
def test_other_labels_are_left_as_they_were(asked: Clause) -> None:
    assert tempered(asked) == asked


@pytest.mark.parametrize(
    ("detail", "status"), [(0.6, Status.ANSWERED), (0.8, Status.NOT_IN_SOURCE), (0.95, Status.NOT_IN_SOURCE)]
)
def test_a_likely_detail_is_still_declined(detail: float, status: Status) -> None:
    asked = weighed(
        "háblame del segundo plan", near_scope__detalle_no_incluido=detail, ask_plan__metodologia=1 - detail
    )
    assert engine().answer(Question(asked)).status is status


@pytest.mark.parametrize(
    ("text", "doubt", "labels", "other"),
    [
        ("¿quién ganó?", 0.4, {"out_of_scope__ajeno": 0.9}, False),
        ("¿quién ganó?", 0.6, {"out_of_scope__ajeno": 0.6}, True),
        ("¿quién ganó?", 0.6, {"out_of_scope__ajeno": 0.3, "ask_plan__resumen": 0.2}, True),
        ("¿quién ganó el segundo plan?", 0.6, {"out_of_scope__ajeno": 0.3, "ask_plan__resumen": 0.2}, False),
        ("¿quién ganó el segundo plan?", 0.9, {"near_scope__nombres": 0.3, "ask_plan__resumen": 0.5}, True),
        ("¿quién ganó el segundo plan?", 0.8, {"near_scope__nombres": 0.3, "ask_plan__resumen": 0.5}, False),
    ],
)
def test_another_subject(text: str, doubt: float, labels: dict[str, float], other: bool) -> None:
    asked = weighed(text, doubt, **labels)
    assert is_other_subject(asked, QUERY.best(asked, Context()), 0.0) is other


def test_what_is_not_the_assistants_has_nothing_likely() -> None:
    asked = weighed("abc", 0.6, followup__elipsis=0.9)
    assert is_other_subject(asked, None, 0.0)
    assert not is_other_subject(asked, None, 0.5)


@pytest.mark.parametrize(
    ("text", "labels", "beyond"),
    [
        (
            "¿cuándo se presentó el segundo plan?",
            {"ask_plan__fecha_presentacion": 0.5, "near_scope__leyes": 0.3},
            False,
        ),
        ("¿cuándo se presentó el segundo plan?", {"ask_plan__fecha_presentacion": 0.2, "near_scope__leyes": 0.7}, True),
        ("¿quién hizo el segundo plan?", {"ask_plan__constructores": 0.3, "near_scope__nombres": 0.7}, False),
        ("nombres de quien hizo el segundo plan", {"ask_plan__constructores": 0.3, "near_scope__nombres": 0.7}, True),
        ("¿cuándo se presentó el segundo plan?", {"ask_plan__fecha_presentacion": 0.3, "chitchat__saludo": 0.6}, False),
        ("cuándo se presentó el segundo plan", {"ask_plan__fecha_presentacion": 0.3, "chitchat__saludo": 0.6}, True),
        (
            "¿cuándo se presentó el segundo plan?",
            {"ask_plan__fecha_presentacion": 0.3, "near_scope__detalle_no_incluido": 0.6},
            False,
        ),
        (
            "¿dónde se presentó el segundo plan?",
            {"ask_plan__fecha_presentacion": 0.3, "near_scope__detalle_no_incluido": 0.6},
            True,
        ),
        (
            "¿dónde se presentó el segundo plan en 2014?",
            {"ask_plan__fecha_presentacion": 0.3, "near_scope__detalle_no_incluido": 0.6},
            False,
        ),
    ],
)
def test_what_the_source_lacks_may_be_likelier_than_the_match(
    text: str, labels: dict[str, float], beyond: bool
) -> None:
    asked = weighed(text, **labels)
    assert is_beyond(asked, best(asked), likeliest(asked, is_canned), index()) is beyond


@pytest.mark.parametrize(("text", "beyond"), [("¿cuántas mesas tuvo la OCDE?", True), ("¿cuántas mesas hubo?", False)])
def test_what_is_counted_of_an_institution_that_has_nothing_to_do_with_it(text: str, beyond: bool) -> None:
    asked = clause(text, "ask_stages/mesas_numero", 0.9)
    assert is_beyond(asked, best(asked), ("", 0.0), index()) is beyond


@pytest.mark.parametrize(
    ("label", "canned", "later"),
    [
        ("chitchat/saludo", True, True),
        ("near_scope/leyes", True, True),
        ("meta/ayuda", True, True),
        ("out_of_scope/ajeno", True, False),
        ("out_of_scope/otro_idioma", False, False),
        ("ask_plan/resumen", False, False),
    ],
)
def test_canned(label: str, canned: bool, later: bool) -> None:
    assert (is_canned(label), canned_after(label)) == (canned, later)


@pytest.mark.parametrize(
    ("text", "context", "doubt", "goes_on"),
    [
        ("¿de qué año es?", after("noveck.definicion"), 0.9, True),
        ("¿de qué año es?", Context(), 0.9, False),
        ("¿de qué año es?", after("noveck.definicion"), 0.98, False),
        ("¿de qué año es su libro tan citado?", after("noveck.definicion"), 0.9, True),
        ("¿de qué año es el libro tan citado?", after("noveck.definicion"), 0.9, False),
        ("¿de qué año es su libro tan citado por ahí?", after("noveck.definicion"), 0.9, False),
    ],
)
def test_goes_on_with_what_was_told(text: str, context: Context, doubt: float, goes_on: bool) -> None:
    asked = weighed(text, doubt, ask_definition__definicion_anio=0.35, out_of_scope__ajeno=0.6)
    assert continues(asked, context, QUERY.best(asked, context)) is goes_on
    assert continues(asked, context, None) is False


@pytest.mark.parametrize(
    ("doubt", "foreign", "hello", "is_one"),
    [(0.0, 0.6, 0.0, True), (0.0, 0.5, 0.0, False), (0.8, 0.3, 0.2, True), (0.8, 0.3, 0.4, False)],
)
def test_foreign(doubt: float, foreign: float, hello: float, is_one: bool) -> None:
    assert is_foreign(weighed("x", doubt, out_of_scope__otro_idioma=foreign, chitchat__saludo=hello)) is is_one


def test_the_likeliest_of_the_wanted_labels() -> None:
    asked = weighed("x", ask_plan__fin=0.5, chitchat__saludo=0.2, meta__ayuda=0.3)
    assert likeliest(asked, is_canned) == ("meta/ayuda", 0.3)
    assert likeliest(asked, str.isdigit) == ("", 0.0)
