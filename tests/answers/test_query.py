"""From labels, objects and context to facts."""

from __future__ import annotations

import pytest

from answers import Context
from answers.query import Query
from tests.answers.building import after, clause, index, weighed

QUERY = Query(index())


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        ("¿cuántos participaron en el segundo plan?", "ask_plan/participantes", Context(), {"segundo.participantes"}),
        (
            "¿y cuántos participaron?",
            "ask_plan/participantes",
            Context(("segundo",), plan="segundo"),
            {"segundo.participantes"},
        ),
        (
            "¿y cuántos en el tercero?",
            "ask_plan/participantes",
            Context(("tercero",), plan="tercero"),
            {"tercero.participantes"},
        ),
        ("definición de Noveck", "ask_definition/definicion", Context(), {"noveck.definicion"}),
        ("¿cuándo se fundó?", "ask_alliance/fundacion", Context(), {"aga.fundacion"}),
        ("¿por qué salió el NOSC?", "ask_breakup/salida_motivo", Context(("segundo",)), {"nosc.salida_motivo"}),
    ],
)
def test_best(text: str, label: str, context: Context, facts: set[str]) -> None:
    match = QUERY.best(clause(text, label), context)
    assert match is not None and {fact.id for fact in match.facts} == facts


def test_two_plans_are_both_answered() -> None:
    match = QUERY.best(clause("¿cuántos participaron en el plan 2 y el plan 3?", "ask_plan/participantes"), Context())
    assert match is not None and [fact.object for fact in match.facts] == ["segundo", "tercero"]


def test_a_plan_is_asked_for_when_none_is_known() -> None:
    match = QUERY.best(clause("¿cuándo se presentó?", "ask_plan/fecha_presentacion"), Context())
    assert match is not None and match.asked_plan and not match.facts


@pytest.mark.parametrize("label", ["chitchat/saludo", "compute/total", "ask_plan/no_existe", ""])
def test_other_labels_have_no_match(label: str) -> None:
    assert QUERY.best(clause("hola", label), Context()) is None


LATER = after("ocde.definicion", last_plan="segundo")
ESPIA = after("nosc.salida_motivo")


def found(text: str, label: str, context: Context) -> list[str]:
    match = QUERY.best(clause(text, label), context)
    return [fact.id for fact in match.facts] if match else []


@pytest.mark.parametrize(
    ("text", "context", "facts"),
    [
        ("¿y cuántos participaron en ese plan?", LATER, ["segundo.participantes"]),
        ("volviendo al plan, ¿cuántos participaron?", LATER, ["segundo.participantes"]),
        ("¿cuántos participaron en el mismo plan?", LATER, ["segundo.participantes"]),
        ("no de ese plan, ¿cuántos en el tercero?", LATER, ["tercero.participantes"]),
        ("¿cuántos en ese plan, el plan 4?", LATER, ["cuarto.participantes"]),
        ("¿cuántos participaron?", LATER, []),
        ("¿cuántos participaron en el plan?", LATER, []),
        ("¿y cuántos participaron en ese plan?", Context(), []),
        (
            "¿cuántos participaron en el primero y el cuarto?",
            Context(),
            ["primero.participantes", "cuarto.participantes"],
        ),
    ],
)
def test_that_plan_is_the_last_one_talked_about(text: str, context: Context, facts: list[str]) -> None:
    assert found(text, "ask_plan/participantes", context) == facts


@pytest.mark.parametrize(
    ("text", "label", "context", "facts"),
    [
        ("¿cuándo se publicó?", "ask_policy/publicacion_fecha", ESPIA, ["gobierno_espia.informe_fecha"]),
        (
            "¿y cuándo se publicó?",
            "ask_policy/publicacion_fecha",
            after("aga.fundacion"),
            ["politica.publicacion_fecha"],
        ),
        ("¿qué significan sus siglas?", "ask_concept/siglas", after("cuarto.implementacion_resumen"), []),
        ("¿cuándo entró?", "ask_alliance/ingreso", after("cdmx.retiro"), ["cdmx.ingreso"]),
        ("¿cuándo entró Jalisco?", "ask_alliance/ingreso", after("cdmx.retiro"), ["jalisco.ingreso"]),
    ],
)
def test_what_the_last_answer_speaks_of(text: str, label: str, context: Context, facts: list[str]) -> None:
    assert found(text, label, context) == facts


def test_a_plan_without_the_fact_may_still_be_what_was_asked() -> None:
    """The honest "the source does not say" of the named plan wins over a less likely fact of something else."""
    asked = weighed("¿qué tablero tuvo el tercer plan?", ask_results__tablero=0.8, ask_concept__que_es=0.2)
    match = QUERY.best(asked, Context())
    assert match is not None and (match.attribute.id, match.things, match.facts) == ("tablero", ("tercero",), ())


@pytest.mark.parametrize(
    ("text", "context", "attribute"),
    [
        ("¿y de qué año?", after("noveck.definicion"), "definicion_anio"),
        ("¿y de qué año?", Context(), "memorando_fecha"),
        ("¿y de qué año es el memorando de Obama?", after("noveck.definicion"), "memorando_fecha"),
    ],
)
def test_a_fragment_is_akin_to_the_last_answer(text: str, context: Context, attribute: str) -> None:
    asked = weighed(text, ask_origin__memorando_fecha=0.5, ask_definition__definicion_anio=0.3)
    match = QUERY.best(asked, context)
    assert match is not None and match.attribute.id == attribute


@pytest.mark.parametrize(
    ("text", "things"),
    [("¿y en línea?", ("segundo",)), ("y de esos, ¿cuántos en línea?", ("segundo",)), ("en línea", ("cuarto",))],
)
def test_what_goes_on_is_asked_of_the_same_plan(text: str, things: tuple[str, ...]) -> None:
    match = QUERY.best(clause(text, "ask_participation/en_linea"), after("segundo.participantes"))
    assert match is not None and match.things == things


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("¿cuándo fue eso que se fundó la otra?", True),
        ("¿cuándo se fundó?", True),
        ("¿en qué año fue la fundación?", False),
    ],
)
def test_an_object_that_nobody_named_fits_worse_when_the_question_points_back(text: str, closer: bool) -> None:
    context = after("noveck.definicion")
    alone, within = (QUERY.best(clause(text, "ask_alliance/fundacion"), c) for c in (Context(), context))
    assert alone is not None and within is not None
    assert (within.fit < alone.fit) is closer


@pytest.mark.parametrize(
    ("context", "attribute"),
    [
        (Context(), "compromisos_numero"),
        (after("primero.compromisos_completos"), "compromisos_no_iniciados"),
        (after("primero.compromisos_numero"), "compromisos_numero"),
    ],
)
def test_a_fragment_stays_with_the_kind_of_question_that_has_namesakes(context: Context, attribute: str) -> None:
    asked = weighed("¿y cuántos?", ask_plan__compromisos_numero=0.5, ask_results__compromisos_no_iniciados=0.25)
    match = QUERY.best(asked, context)
    assert match is not None and match.attribute.id == attribute


@pytest.mark.parametrize(
    ("text", "labels", "facts"),
    [
        (
            "¿cuándo fue el segundo plan?",
            {"ask_plan__fecha_presentacion": 0.5, "ask_plan__inicio": 0.4},
            ["segundo.inicio"],
        ),
        (
            "¿cuántos fueron en el cuarto plan?",
            {"ask_plan__participantes": 0.5, "ask_plan__compromisos_numero": 0.4},
            ["cuarto.compromisos_numero"],
        ),
        ("¿cuándo fue el segundo plan?", {"ask_plan__fecha_presentacion": 0.5, "ask_plan__inicio": 0.15}, []),
        ("¿cuándo fue el segundo plan?", {"ask_plan__fecha_presentacion": 0.5, "ask_alliance__fundacion": 0.4}, []),
        ("¿de qué fue el segundo plan?", {"ask_plan__objetivo": 0.5, "ask_plan__temas": 0.45}, []),
        ("¿quién hizo el primer plan?", {"ask_plan__constructores": 0.5, "ask_plan__tipos_participantes": 0.45}, []),
        ("¿cuándo fue el segundo plan?", {"ask_plan__fecha_presentacion": 0.5}, []),
    ],
)
def test_the_rival_of_the_best_match(text: str, labels: dict[str, float], facts: list[str]) -> None:
    asked = weighed(text, **labels)
    best = QUERY.best(asked, Context())
    assert best is not None
    rival = QUERY.rival(asked, Context(), best)
    assert ([fact.id for fact in rival.facts] if rival else []) == facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("¿qué pasó con la AGA en Nueva York?", "aga.lanzamiento"),
        ("¿qué hay de Obama y el Reino Unido?", "obama.termino_anterior"),
        ("¿qué pasó en Nueva York?", ""),
        ("¿qué pasó con la AGA en Madrid?", ""),
        ("¿cuándo se presentó el segundo plan?", ""),
        ("¿qué hay de nuevo?", ""),
    ],
)
def test_a_fact_of_what_is_named_by_its_own_terms(text: str, fact: str) -> None:
    match = QUERY.by_terms(clause(text))
    assert (match.facts[0].id if match else "") == fact
