"""What kind of reply a question gets."""

from __future__ import annotations

import pytest

from answers import Clause, Context, Question, Status, engine
from tests.answers.building import after, ask, clause, weighed

NOVECK = after("noveck.definicion")
FOREIGN = "I only answer in Spanish"


def answered(asked: Clause, context: Context | None = None) -> tuple[str, ...]:
    return engine().answer(Question(asked, (), context or Context())).facts


@pytest.mark.parametrize(
    ("text", "context", "doubt", "outside", "facts"),
    [
        ("¿de qué año es su libro?", NOVECK, 0.9, 0.6, ("noveck.definicion_anio",)),
        ("¿de qué año?", NOVECK, 0.9, 0.6, ("noveck.definicion_anio",)),
        ("¿de qué año es su libro?", Context(), 0.9, 0.6, ()),
        ("¿de qué año es su libro?", NOVECK, 0.98, 0.6, ()),
        ("¿de qué año?", NOVECK, 0.9, 0.85, ()),
        ("¿de qué año es un libro?", NOVECK, 0.9, 0.6, ()),
        ("¿de qué año es su libro que compré ayer en la tienda?", NOVECK, 0.9, 0.6, ()),
    ],
)
def test_a_doubtful_question_may_go_on_with_what_was_told(
    text: str, context: Context, doubt: float, outside: float, facts: tuple[str, ...]
) -> None:
    asked = weighed(text, doubt, ask_principles__documento_anio=0.35, out_of_scope__ajeno=outside)
    assert answered(asked, context) == facts


@pytest.mark.parametrize(("context", "facts"), [(Context(), ()), (after("aga.principios"), ("aga.fundacion",))])
def test_a_few_doubtful_words_need_something_to_go_on_with(context: Context, facts: tuple[str, ...]) -> None:
    asked = weighed("¿cuándo fue?", 0.9, ask_alliance__fundacion=0.35, out_of_scope__ajeno=0.6)
    assert answered(asked, context) == facts


def test_a_plan_named_in_vain_is_the_plan_talked_about() -> None:
    """Computed and stated replies know their plan; small talk and what is not in the source are told it."""
    asked = weighed("¿cuánto costó el segundo plan?", near_scope__costos=0.7, ask_plan__resumen=0.1)
    answer = engine().answer(Question(asked, (), after("cuarto.participantes")))
    assert (answer.facts, answer.context.plan, answer.context.things) == ((), "segundo", ("segundo",))


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿cuándo fue?", after("segundo.participantes"), ("segundo.fecha_presentacion",)),
        ("¿cuándo fue?", after("nosc.salida_motivo"), ("nosc.salida_fecha",)),
        ("¿cuándo fue?", Context(), ("aga.fundacion",)),
        ("¿cuándo fue?", after("aga.principios"), ("aga.fundacion",)),
        ("¿cuándo se fundó la Alianza?", after("segundo.participantes"), ("aga.fundacion",)),
        ("¿en qué año se fundó exactamente?", after("segundo.participantes"), ("aga.fundacion",)),
    ],
)
def test_a_few_words_do_not_stray_from_what_was_talked_about(
    text: str, context: Context, facts: tuple[str, ...]
) -> None:
    assert ask(text, "ask_alliance/fundacion", context).facts == facts


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿cuándo se presentó?", after("ocde.definicion"), ()),
        ("¿cuándo fue eso?", after("nosc.salida_motivo"), ("nosc.salida_fecha",)),
        ("¿cuándo se presentó el plan?", after("nosc.salida_motivo"), ()),
    ],
)
def test_what_needs_a_plan_may_be_on_what_was_told(text: str, context: Context, facts: tuple[str, ...]) -> None:
    answer = ask(text, "ask_plan/fecha_presentacion", context)
    assert (answer.facts, answer.status is Status.CLARIFY) == (facts, not facts)


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("¿qué opinas del cuarto plan?", True),
        ("¿qué te parece el cuarto plan?", True),
        ("¿crees que el cuarto plan fue bueno?", True),
        ("¿qué piensas de la OCDE y del cuarto plan?", True),
        ("¿cuál es tu opinión del cuarto plan?", True),
        ("¿qué opinión pública hubo del cuarto plan?", False),
        ("¿se creó el cuarto plan?", False),
    ],
)
def test_no_opinions(text: str, opinion: bool) -> None:
    answer = ask(text, "ask_plan/resumen")
    assert (answer.status is Status.NOT_IN_SOURCE, answer.body.startswith("No doy opiniones")) == (opinion, opinion)


@pytest.mark.parametrize(
    ("doubt", "foreign", "hello", "is_foreign"),
    [(0, 0.6, 0, True), (0.8, 0.3, 0, True), (0.8, 0.2, 0, False), (0.6, 0.3, 0, False), (0.8, 0.3, 0.4, False)],
)
def test_another_language(doubt: float, foreign: float, hello: float, is_foreign: bool) -> None:
    asked = weighed(
        "what is open government",
        doubt,
        ask_definition__definicion=0.35,
        out_of_scope__otro_idioma=foreign,
        chitchat__saludo=hello,
    )
    assert engine().answer(Question(asked)).body.startswith(FOREIGN) is is_foreign


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("¿quién participó en el segundo plan?", ("segundo.tipos_participantes",)),
        ("nombres de quién participó en el segundo plan", ()),
    ],
)
def test_who_took_part_is_answered_unless_names_are_asked_for(text: str, facts: tuple[str, ...]) -> None:
    assert answered(weighed(text, near_scope__nombres=0.6, ask_plan__tipos_participantes=0.4)) == facts


@pytest.mark.parametrize(
    ("text", "label", "facts"),
    [
        ("¿participó la academia en el segundo plan?", "ask_plan/participantes", ("segundo.tipos_participantes",)),
        ("¿cuántos de la academia en el segundo plan?", "ask_plan/participantes", ("segundo.participantes",)),
        ("¿participaron 20 de la academia en el plan 4?", "ask_participation/academia", ("cuarto.academia",)),
    ],
)
def test_whether_a_group_took_part(text: str, label: str, facts: tuple[str, ...]) -> None:
    assert ask(text, label).facts == facts


@pytest.mark.parametrize(
    ("text", "label", "says"),
    [
        ("¿cuáles?", "followup/cuales", "Según el documento (2021-2022), México ha presentado cuatro planes"),
        ("¿cuántos planes?", "followup/cuantos", "¿"),
        ("más", "followup/mas_detalle", "¿Sobre qué tema"),
        ("¿y la fuente?", "followup/fuente", "Contesto con un documento público"),
    ],
)
def test_follow_ups_while_a_plan_is_waited_for(text: str, label: str, says: str) -> None:
    waiting = Context(label="ask_plan/objetivo", pending="ask_plan/objetivo")
    assert says in ask(text, label, waiting).body


def test_a_follow_up_that_follows_nothing_and_is_doubtful_is_another_subject() -> None:
    asked = weighed("¿y el aguacate?", 0.8, followup__elipsis=0.6, out_of_scope__ajeno=0.3)
    assert engine().answer(Question(asked)).status is not Status.ANSWERED
    longer = weighed("¿y a cómo está el aguacate?", 0.8, followup__cuantos=0.6, out_of_scope__ajeno=0.3)
    assert engine().answer(Question(longer)).status is Status.OUT_OF_SCOPE


def test_a_fragment_may_be_a_question_of_its_own() -> None:
    asked = weighed("¿y en línea?", followup__elipsis=0.25, followup__cuantos=0.35, ask_participation__en_linea=0.3)
    assert answered(asked, after("cuarto.presencial")) == ("cuarto.en_linea",)


def test_small_talk_stays_small_talk_within_a_conversation() -> None:
    assert ask("gracias", "chitchat/gracias", NOVECK).context == NOVECK
    assert ask("¿cuál es el precio de eso?", "near_scope/costos", NOVECK).status is Status.NOT_IN_SOURCE
    assert not ask("¿y su color?", "out_of_scope/ajeno", NOVECK).facts


def test_the_clause_is_left_as_it_was() -> None:
    asked = clause("¿participó la academia en el segundo plan?", "ask_plan/participantes")
    answered(asked)
    assert asked == clause("¿participó la academia en el segundo plan?", "ask_plan/participantes")


DATED = {"ask_plan__fecha_presentacion": 0.5, "ask_plan__inicio": 0.4}


@pytest.mark.parametrize(
    ("text", "labels", "facts"),
    [
        ("¿cuándo fue el segundo plan?", DATED, ("segundo.fecha_presentacion", "segundo.inicio")),
        (
            "¿de qué fue el segundo plan?",
            {"ask_plan__objetivo": 0.5, "ask_plan__metodologia": 0.45},
            ("segundo.objetivo", "segundo.metodologia"),
        ),
        ("¿el segundo plan fue en 2014?", DATED, ("segundo.fecha_presentacion",)),
        (
            "¿cuándo fue el segundo plan?",
            {"ask_plan__fecha_presentacion": 1.0, "ask_plan__inicio": 0.9},
            ("segundo.fecha_presentacion",),
        ),
        (
            "¿cuándo fue el segundo plan?",
            {"ask_plan__fecha_presentacion": 0.5, "ask_plan__fin": 0.4},
            ("segundo.fecha_presentacion",),
        ),
        (
            "¿qué pasó en el cuarto plan?",
            {"ask_plan__resumen": 0.5, "ask_participation__participacion_resumen": 0.4},
            ("cuarto.resumen",),
        ),
    ],
)
def test_two_likely_readings_are_both_told(text: str, labels: dict[str, float], facts: tuple[str, ...]) -> None:
    answer = engine().answer(Question(weighed(text, **labels)))
    assert (answer.status, answer.facts) == (Status.ANSWERED, facts)
    assert all(engine().knowledge.facts[fact].text[1:] in answer.body for fact in facts)


WAITING = Context(label="ask_plan/objetivo", pending="ask_plan/objetivo")


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("el que hizo sólo el gobierno", WAITING, ("primero.objetivo",)),
        ("del que tuvo 13 compromisos", WAITING, ("cuarto.objetivo",)),
        ("el que se presentó el 29 de enero de 2014", WAITING, ("segundo.objetivo",)),
        ("el del tablero", WAITING, ("segundo.objetivo",)),
        ("el segundo, el que hizo sólo el gobierno", WAITING, ("segundo.objetivo",)),
        ("el que comió mole", WAITING, ()),
        ("sólo el gobierno", WAITING, ()),
        ("el que hizo sólo el gobierno", Context(), ()),
    ],
)
def test_a_plan_that_is_waited_for_may_be_described(text: str, context: Context, facts: tuple[str, ...]) -> None:
    assert ask(text, "followup/elipsis", context).facts == facts


@pytest.mark.parametrize(
    ("text", "context", "computed", "says"),
    [
        ("¿y en total?", after("segundo.participantes"), True, "En el Segundo Plan de Acción intervinieron más de 200"),
        ("¿y en total?", after("cuarto.compromisos_numero"), True, "El Cuarto Plan de Acción tiene 13 compromisos."),
        (
            "¿y cuántas suman?",
            after("cuarto.presencial"),
            True,
            "No doy un total: el documento dice más de 1,100 personas",
        ),
        ("¿y en total?", after("primero.resultados"), True, "Los cuatro números del primer plan"),
        ("¿y en total?", after("cuarto.etapas_lista"), False, "El Cuarto Plan de Acción se construyó en seis etapas:"),
        ("¿y en total?", after("ocde.definicion"), False, "No tengo ese dato"),
        (
            "¿y juntos?",
            after("segundo.participantes", "tercero.participantes"),
            True,
            "Por plan: el segundo, más de 200",
        ),
        ("¿y en total?", Context(), False, "¿Sobre qué tema quieres saberlo?"),
    ],
)
def test_the_total_of_what_was_just_counted(text: str, context: Context, computed: bool, says: str) -> None:
    answer = ask(text, "followup/cuantos", context)
    assert (answer.status is Status.COMPUTED, answer.body.startswith(says)) == (computed, True), answer.body


@pytest.mark.parametrize(
    ("text", "context", "says"),
    [
        ("¿y dónde?", after("politica.publicacion_fecha"), "La Política de Transparencia, Gobierno Abierto y Datos"),
        ("¿y en dónde?", after("pnd.vigencia"), "El Plan Nacional de Desarrollo 2019-2024 está en el Diario Oficial"),
        ("¿de dónde lo sacaste?", after("politica.publicacion_fecha"), "Fuente: "),
        ("¿y dónde?", after("segundo.participantes"), "Fuente: "),
    ],
)
def test_where_asks_for_the_place_when_something_tells_it(text: str, context: Context, says: str) -> None:
    assert ask(text, "followup/fuente", context).body.startswith(says)


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y el 3 cuándo?", after("segundo.objetivo"), ("tercero.fecha_presentacion",)),
        ("¿y el 3 quién?", after("segundo.objetivo"), ("tercero.constructores",)),
        ("¿y el 3 cuándo?", Context(), ()),
    ],
)
def test_a_figure_alone_names_a_plan_only_in_a_conversation(
    text: str, context: Context, facts: tuple[str, ...]
) -> None:
    assert ask(text, "followup/cuando", context).facts == facts
