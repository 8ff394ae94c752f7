"""From a question to an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answers import Answer, Clause, Context, Question, Status, engine
from answers.compute import COMPUTATIONS
from answers.render import texts
from answers.scope import CANNED
from tests.answers.building import after, ask, clause, weighed

FOLLOWUPS = [
    f"followup/{name}"
    for name in [
        "elipsis",
        "cuantos",
        "cuando",
        "quien",
        "porque",
        "cuales",
        "correccion",
        "repetir",
        "mas_detalle",
        "fuente",
    ]
]


@pytest.mark.parametrize(
    ("text", "label", "status", "says"),
    [
        ("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion", Status.ANSWERED, "29 de enero de 2014"),
        ("¿cuándo se presentó el tercer plan?", "ask_plan/fecha_presentacion", Status.NOT_IN_SOURCE, "no da la fecha"),
        (
            "¿es cierto que el segundo plan se presentó en 2012?",
            "ask_plan/fecha_presentacion",
            Status.CORRECTED,
            "No: el Segundo Plan",
        ),
        (
            "¿el segundo plan se presentó en 2014?",
            "ask_plan/fecha_presentacion",
            Status.ANSWERED,
            "Sí: el Segundo Plan",
        ),
        ("¿cuándo se presentó el plan?", "ask_plan/fecha_presentacion", Status.CLARIFY, "¿"),
        ("¿en qué plan participó más gente?", "compute/mas_participantes", Status.COMPUTED, "Cuarto Plan"),
        ("¿hay quinto plan?", "ask_alliance/quinto_plan", Status.CORRECTED, "Sólo conozco cuatro planes"),
        ("hola", "chitchat/saludo", Status.SMALL_TALK, "¡Hola!"),
        ("qué clima hace", "out_of_scope/ajeno", Status.OUT_OF_SCOPE, "No tengo información"),
        ("quién dirige la sfp", "near_scope/personas_en_cargo", Status.NOT_IN_SOURCE, "No tengo información"),
        ("what is this", "out_of_scope/otro_idioma", Status.OUT_OF_SCOPE, "I only answer in Spanish"),
    ],
)
def test_status_and_words(text: str, label: str, status: Status, says: str) -> None:
    answer = ask(text, label)
    assert (answer.status, says in answer.text) == (status, True), answer.text


def test_which_plan_offers_four_whole_questions() -> None:
    answer = ask("¿cuál es el objetivo del plan?", "ask_plan/objetivo")
    assert answer.suggestions == tuple(
        (f"{name} Plan de Acción", f"¿Cuál fue el objetivo del {plan} plan?")
        for name, plan in (("Primer", "primer"), ("Segundo", "segundo"), ("Tercer", "tercer"), ("Cuarto", "cuarto"))
    )
    assert answer.context.pending == "ask_plan/objetivo"


def test_a_message_with_two_questions_gets_both_answers() -> None:
    date = clause("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion")
    people = clause("¿cuántos participaron?", "ask_plan/participantes")
    whole = clause("¿cuándo se presentó el segundo plan y cuántos participaron?", "ask_plan/fecha_presentacion")
    answer = engine().answer(Question(whole, (date, people), Context()))
    assert answer.facts == ("segundo.fecha_presentacion", "segundo.participantes")


def test_doubt_wins_over_a_likely_label() -> None:
    doubtful = clause("¿cuánto cuesta el plan de mi celular?", "ask_plan/resumen", p=0.3, doubt=0.95)
    answer = engine().answer(Question(doubtful, (), Context()))
    assert answer.status in {Status.OUT_OF_SCOPE, Status.CLARIFY} and not answer.facts


@pytest.mark.parametrize("label", [label for label in texts()["replies"] if label.partition("/")[0] in CANNED])
def test_every_canned_label_has_its_text(label: str) -> None:
    assert ask("xyzzy", label).body == texts()["replies"][label]["text"]


@pytest.mark.parametrize("label", [*engine().knowledge.attribute_of_key, *COMPUTATIONS, *FOLLOWUPS])
@pytest.mark.parametrize("text", ["", "¿y eso?", "plan 2", "los planes 2 y 4, el INAI y Noveck en 2014 con 480"])
@pytest.mark.parametrize(
    "context",
    [Context(), Context(("cuarto",), "ask_plan/participantes", ("cuarto.participantes",), plan="cuarto", said="x")],
)
def test_no_question_fails_or_ends_in_silence(label: str, text: str, context: Context) -> None:
    answer = ask(text, label, context)
    assert answer.text.strip() and "{" not in answer.text and "None" not in answer.text
    assert len(answer.suggestions) <= 4
    Context.from_slot(answer.context.as_slot())


@pytest.mark.parametrize(
    "context",
    [
        Context(("no_existe",), "ask_plan/objetivo", ("no.existe",), plan="no_existe"),
        Context(label="x/y", facts=("z",)),
    ],
)
@pytest.mark.parametrize("label", ["ask_plan/objetivo", "ask_definition/definicion", *FOLLOWUPS])
def test_a_context_of_an_older_base_does_no_harm(label: str, context: Context) -> None:
    assert ask("¿y el tercero?", label, context).text


def test_facts_that_answer_are_sourced() -> None:
    for key in engine().knowledge.attribute_of_key:
        answer = ask("del cuarto plan, según la OCDE", key)
        assert not answer.facts or answer.sources, key


@pytest.mark.parametrize("label", FOLLOWUPS)
def test_a_certain_follow_up_with_nothing_to_follow_gets_an_answer(label: str) -> None:
    """The other labels of its ranking may all be rounded to zero."""
    certain = replace(
        clause("¿y el segundo?", label), labels=((label, 1.0), ("ask_plan/resumen", 0.0), ("chitchat/saludo", 0.0))
    )
    assert engine().answer(Question(certain, (), Context())).text


METHOD = weighed("metodología del segundo plan", ask_plan__metodologia=0.9)
AIM = weighed("objetivo del segundo plan", ask_plan__objetivo=0.9)
BOTH = weighed("metodología y objetivo del segundo plan", ask_plan__temas=0.6)


def halved(whole: Clause, *halves: Clause, context: Context | None = None) -> Answer:
    """Return the answer to a message that may be one question or several."""
    parts = tuple(replace(half, tentative=True) for half in halves)
    return engine().answer(Question(whole, parts, context or Context()))


def test_halves_that_are_surely_two_questions_get_two_answers() -> None:
    assert halved(BOTH, METHOD, AIM).facts == ("segundo.metodologia", "segundo.objetivo")


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        (BOTH, weighed("objetivo del segundo plan", ask_plan__objetivo=0.55)),
        (BOTH, weighed("objetivo del segundo plan", 0.6, ask_plan__objetivo=0.9)),
        (BOTH, METHOD),
        (BOTH, weighed("segundo plan", ask_plan__resumen=0.9)),
        (BOTH, weighed("la AGA", ask_alliance__fundacion=0.4, chitchat__saludo=0.9)),
        (weighed("metodología y objetivo del segundo plan", ask_plan__metodologia=0.98), AIM),
        (weighed("metodología y objetivo del segundo plan", compute__comparar=0.95), AIM),
    ],
)
def test_halves_that_may_be_one_question_are_one(whole: Clause, other: Clause) -> None:
    assert halved(whole, METHOD, other).facts == halved(whole).facts


def test_a_sure_whole_that_none_of_the_halves_asks_does_not_join_them() -> None:
    sure = weighed("metodología y objetivo del segundo plan", ask_plan__temas=0.98)
    assert halved(sure, METHOD, AIM).facts == ("segundo.metodologia", "segundo.objetivo")


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        (0.8, "followup/elipsis", ("primero.constructores", "segundo.tipos_participantes")),
        (0.3, "followup/elipsis", ("primero.resumen", "segundo.resumen")),
        (0.8, "ask_plan/resumen", ("primero.resumen", "segundo.resumen")),
    ],
)
def test_a_gap_in_the_second_half_is_filled_from_the_first(first: float, second: str, facts: tuple[str, ...]) -> None:
    whole = weighed("quién participó en el primer plan y en el segundo", ask_plan__resumen=0.9)
    asked = weighed("quién participó en el primer plan", ask_plan__tipos_participantes=first)
    assert halved(whole, asked, clause("en el segundo", second)).facts == facts


def test_a_gap_is_not_filled_when_the_message_names_one_plan() -> None:
    whole = weighed("objetivo del segundo plan y eso", ask_plan__resumen=0.9)
    assert halved(whole, AIM, clause("y eso", "followup/elipsis")).facts == ("segundo.resumen",)


@pytest.mark.parametrize(
    ("second", "label", "facts"),
    [
        ("¿cuántos?", "followup/cuantos", ()),
        ("¿cuántos, plan 3?", "ask_plan/participantes", ("tercero.participantes",)),
        ("¿y cuántas personas fueron en total?", "ask_plan/participantes", ("segundo.participantes",)),
    ],
)
def test_a_fragment_after_what_was_not_understood_means_nothing(
    second: str, label: str, facts: tuple[str, ...]
) -> None:
    lost = clause("el mole lleva chocolate", "out_of_scope/ajeno", doubt=0.95)
    answer = engine().answer(Question(lost, (lost, clause(second, label)), after("segundo.objetivo")))
    assert answer.facts == facts


def test_what_is_said_before_the_question_does_not_hide_it() -> None:
    asked = clause("cuándo se fundó la AGA", "ask_alliance/fundacion", 0.9)
    unsure = clause("soy Ana, cuándo se fundó la AGA", "ask_concept/que_es", 0.5)
    assert engine().answer(Question(unsure, (asked,))).facts == ("aga.fundacion",)
    assert engine().answer(Question(replace(unsure, labels=(("ask_concept/que_es", 0.95),)), (asked,))).facts == (
        "aga.que_es",
    )


def test_each_question_is_read_in_the_light_of_the_one_before() -> None:
    said = (
        clause("¿qué es la OCDE?", "ask_concept/que_es"),
        clause("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion"),
        clause("¿cuántos participaron?", "ask_plan/participantes"),
    )
    answer = engine().answer(Question(clause("", "followup/elipsis"), said, after("cuarto.objetivo")))
    assert answer.facts == ("ocde.que_es", "segundo.fecha_presentacion", "segundo.participantes")


@pytest.mark.parametrize("number", ["55 1234 5678", "ana@correo.mx"])
def test_personal_data_is_warned_about_and_the_question_answered(number: str) -> None:
    plain = ask("¿cuándo se fundó la AGA?", "ask_alliance/fundacion")
    answer = ask(f"soy {number}, ¿cuándo se fundó la AGA?", "ask_alliance/fundacion")
    warning = texts()["phrases"]["personal_data"]
    assert (answer.text, answer.body) == (f"{warning}\n\n{plain.text}", f"{warning}\n\n{plain.body}")
    assert warning not in plain.text and warning not in answer.context.said and number not in answer.text


@pytest.mark.parametrize(
    "label", ["ask_alliance/fundacion", "followup/repetir", "chitchat/saludo", "out_of_scope/ajeno"]
)
def test_help_comes_before_all_else(label: str) -> None:
    help_ = texts()["replies"]["chitchat/emergencia"]["text"]
    asked = clause("mi pareja me pega, ¿cuándo se fundó la AGA?", label)
    question = Question(asked, (clause("¿cuándo se fundó la AGA?", "ask_alliance/fundacion"),))
    answer = engine().answer(question)
    assert (answer.status, answer.body, answer.facts) == (Status.SMALL_TALK, help_, ())
    calm = replace(question, whole=clause("mi pareja me pregunta, ¿cuándo se fundó la AGA?", label))
    assert help_ not in engine().answer(calm).body


@pytest.mark.parametrize(
    ("text", "label", "named"),
    [
        ("¿qué es la OCDE?", "ask_concept/que_es", ("ocde",)),
        ("¿qué es el gobierno abierto?", "ask_concept/que_es", ("loapf",)),
        ("¿y cuándo fue?", "followup/cuando", ("loapf",)),
    ],
)
def test_what_the_person_named_last_is_remembered(text: str, label: str, named: tuple[str, ...]) -> None:
    assert ask(text, label, after("sfp.fundamento", named=("loapf",))).context.named == named
