"""Cutting a message into its questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clauses import MOST, halves, split, without_preamble
from answers.text import fold


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "¿cuándo se presentó el segundo plan y cuántos participaron?",
            ["cuando se presento el segundo plan", "cuantos participaron"],
        ),
        ("¿cuándo y dónde se publicó?", ["cuando se publico", "donde se publico"]),
        ("¿Qué es la AGA? ¿Cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        ("hola, ¿qué es la AGA y cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        (
            "buenas tardes, una duda: cuándo salió el plan 2 y quién lo hizo",
            ["cuando salio el plan 2", "quien lo hizo"],
        ),
        ("1) qué es la AGA 2) cuándo se fundó", ["que es la aga", "cuando se fundo"]),
        ("1.- qué es la AGA\n2.- cuándo se fundó", ["que es la aga", "cuando se fundo"]),
        ("qué es la AGA\n• cuándo se fundó", ["que es la aga", "cuando se fundo"]),
        ("objetivo de la AGA + principios", ["objetivo de la aga", "principios"]),
        ("¿Qué es la AGA?¿Cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        ("qué es la AGA? cuándo se fundó? quién la integra?", ["que es la aga", "cuando se fundo", "quien la integra"]),
        ("qué es la AGA? te agradezco. ¿cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
        ("nosc: qué es, cuándo salió", ["nosc que es", "nosc cuando salio"]),
        ("según la OCDE, qué es y para qué sirve", ["segun la ocde que es", "segun la ocde para que sirve"]),
        ("tengo dudas, qué es la AGA y cuándo se fundó", ["que es la aga", "cuando se fundo"]),
        ("etapas del cuarto plan y quién las hizo", ["etapas del cuarto plan", "quien las hizo"]),
        ("etapas del cuarto plan? y quién las hizo?", ["etapas del cuarto plan", "y quien las hizo"]),
        ("soy estudiante. ¿qué es la AGA? ¿cuándo se fundó?", ["que es la aga", "cuando se fundo"]),
    ],
)
def test_several_questions(message: str, questions: list[str]) -> None:
    assert [fold(question) for question in split(message)] == questions


@pytest.mark.parametrize(
    "message",
    [
        "hola",
        "transparencia y participación",
        "quiero saber qué es el NOSC",
        "el plan que se presentó en 2014 y que tuvo 200 participantes",
        "¿qué dicen el CLAD y la OCDE?",
        "la estrategia 1.6",
        "?",
        "",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split(message) == [message]


@pytest.mark.parametrize("message", ["hola, ¿qué es la AGA?", "buenos días qué es la AGA", "disculpe: ¿qué es la AGA?"])
def test_greeting_before_a_question_is_left_out(message: str) -> None:
    assert [fold(question) for question in split(message)] == ["que es la aga"]


def test_too_many_questions_are_one() -> None:
    message = " ".join("¿cuándo fue el plan?" for _ in range(MOST + 1))
    assert len(split(message)) == 1


@given(st.text(max_size=200))
def test_any_text_has_between_one_and_five_questions(message: str) -> None:
    assert 1 <= len(split(message)) <= MOST


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("¿qué es la AGA? muchas gracias", "que es la aga"),
        ("qué es la AGA, por favor", "que es la aga"),
        ("¿qué es la AGA?, gracias de antemano.", "que es la aga"),
        ("qué es la AGA me ayudan?", "que es la aga"),
        ("qué es la AGA xfaa", "que es la aga"),
        ("¿qué significa gracias a la AGA?", "que significa gracias a la aga"),
        ("gracias", "gracias"),
        ("hola, gracias", "hola"),
    ],
)
def test_thanks_at_the_end_are_left_out(message: str, question: str) -> None:
    assert [fold(one) for one in split(message)] == [question]


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("soy maestra y quiero saber qué es la AGA", "qué es la AGA"),
        ("Trabajo en el INAI, me gustaría conocer el plan 4", "el plan 4"),
        ("estoy en una tarea,\nnecesito saber si hay un quinto plan", "hay un quinto plan"),
        ("me dejaron investigar algo: busco entender: la rendición", "la rendición"),
    ],
)
def test_preamble(message: str, question: str) -> None:
    preamble, rest = without_preamble(message)
    assert (preamble + rest, rest) == (message, question)


@pytest.mark.parametrize(
    "message", ["quiero saber qué es la AGA", "qué es la AGA, soy maestra", "soy ana y quiero saber algo", ""]
)
def test_no_preamble(message: str) -> None:
    assert without_preamble(message) == ("", message)


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("segundo plan: metodología y objetivo", ["segundo plan metodología", "segundo plan objetivo"]),
        ("la definición de la ocde y la del clad", ["la definición de la ocde", "la definición del clad"]),
        ("hola, metodología y objetivo del plan", ["metodología", "objetivo del plan"]),
        ("metodología", []),
        ("qué es la rendición de cuentas", []),
    ],
)
def test_halves(message: str, parts: list[str]) -> None:
    assert halves(message) == parts


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("no, mejor dime cuándo se fundó la AGA", ["cuándo se fundó la AGA"]),
        ("otra cosa, ¿qué es la AGA?", ["¿qué es la AGA?"]),
        ("cambiando de tema: ¿qué es la AGA?", ["¿qué es la AGA?"]),
        ("por cierto, cuándo salió el NOSC", ["cuándo salió el NOSC"]),
        ("a ver, qué es la AGA y cuándo se fundó", ["qué es la AGA", "cuándo se fundó"]),
        ("ah ok. ¿cuándo se fundó la AGA?", ["¿cuándo se fundó la AGA?"]),
        ("ok, ¿y el segundo?", ["¿y el segundo?"]),
        ("va bien", ["va bien"]),
        ("mejor dime", ["mejor dime"]),
        ("mejor plan de todos es cuál", ["mejor plan de todos es cuál"]),
        ("la otra cosa que dijo Obama", ["la otra cosa que dijo Obama"]),
    ],
)
def test_discourse_markers_are_left_out(message: str, questions: list[str]) -> None:
    assert split(message) == questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "cuántas personas fueron de forma presencial y cuántas en línea",
            ["cuántas personas fueron de forma presencial", "cuántas personas en línea"],
        ),
        (
            "cuántas universidades y cuántas dependencias participaron en el cuarto plan",
            [
                "cuántas universidades participaron en el cuarto plan",
                "cuántas dependencias participaron en el cuarto plan",
            ],
        ),
        (
            "cuántas organizaciones, cuántas personas y cuántas mesas hubo en el plan 4",
            [
                "cuántas organizaciones hubo en el plan 4",
                "cuántas personas hubo en el plan 4",
                "cuántas mesas hubo en el plan 4",
            ],
        ),
        (
            "cuántos compromisos se completaron y cuántas mesas hubo en el plan 4",
            ["cuántos compromisos se completaron", "cuántas mesas hubo en el plan 4"],
        ),
        ("cuántas organizaciones y cuántas personas", ["cuántas organizaciones", "cuántas personas"]),
        ("cuántos en línea y cuántos en persona", ["cuántos en línea", "cuántos en persona"]),
    ],
)
def test_what_is_counted_is_shared(message: str, questions: list[str]) -> None:
    assert split(message) == questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("para el maestro necesito datos, qué es la AGA y cuándo se fundó", ["qué es la AGA", "cuándo se fundó"]),
        ("me pidieron que les explicara el tema a todos, qué es la AGA", ["qué es la AGA"]),
        (
            "para una tarea quiero saber quién hizo el plan 2 y cuándo salió",
            ["para una tarea quiero saber quién hizo el plan 2", "cuándo salió"],
        ),
        (
            "¿para la OCDE qué es el gobierno abierto? ¿y para el CLAD?",
            ["¿para la OCDE qué es el gobierno abierto?", "¿y para el CLAD?"],
        ),
        (
            "ya en el segundo plan, cuándo salió y quién lo hizo",
            ["ya en el segundo plan: cuándo salió", "ya en el segundo plan: quién lo hizo"],
        ),
        ("a la AGA, cuándo entró y quién firmó", ["a la AGA: cuándo entró", "a la AGA: quién firmó"]),
    ],
)
def test_a_pretext_is_no_question_and_a_setting_is_kept(message: str, questions: list[str]) -> None:
    assert split(message) == questions
