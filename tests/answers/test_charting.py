"""Charts: timelines from the dates of facts, and the words that ask for a chart."""

from __future__ import annotations

import pytest

from answers import Answer, Chart, Context, Moment, Question, Span, Status, engine
from answers.knowledge import PLANS
from answers.timing import date_of, timeline
from tests.answers.building import ask, clause, index

DOUBT = 0.99  # what the gate thinks of them
PLANS_IN_ORDER = [
    ["Plan 1 (presentación)", "septiembre de 2011", "2011-09", ""],
    ["Plan 2 (presentación)", "29 de enero de 2014", "2014-01-29", ""],
    ["Plan 3 (construcción)", "del 14 de abril al 30 de septiembre de 2016", "2016-04-14", "2016-09-30"],
    ["Plan 4 (publicación)", "10 de diciembre de 2019", "2019-12-10", ""],
]


def doubted(text: str, context: Context | None = None) -> Answer:
    """Return the answer to a question that the gate takes for another subject."""
    return engine().answer(Question(clause(text, "out_of_scope/ajeno", doubt=DOUBT), (), context or Context()))


def labels(answer: Answer) -> list[str]:
    assert answer.chart is not None
    return [span.label for span in answer.chart.spans] or [label for label, _ in answer.chart.bars]


@pytest.mark.parametrize(
    "text",
    [
        "línea de tiempo de los planes", "haz una línea de tiempo", "línea del tiempo de los cuatro planes de acción",
        "cronología", "hitos", "hitos de los planes", "timeline de los planes", "cronología de los planes de México",
        "fechas de todos los planes", "¿cuándo fueron los planes?", "¿en qué años fueron los planes de acción?",
        "tabla de cuándo se presentaron los planes", "gráfica de los planes por año",
    ],
)  # fmt: skip
def test_a_timeline_of_the_plans_whatever_the_gate_thinks(text: str) -> None:
    answer = doubted(text)
    assert answer.status is Status.COMPUTED and answer.chart is not None
    assert answer.chart.as_data() == {
        "title": "Línea de tiempo de los planes", "unit": "", "bars": [], "spans": PLANS_IN_ORDER,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gráfica de participantes por plan", ["Plan 2", "Plan 3", "Plan 4 (personas en línea)", "Plan 4 (personas de forma presencial)"]),  # noqa: E501
        ("tabla comparativa de participantes", ["Plan 2", "Plan 3", "Plan 4 (personas en línea)", "Plan 4 (personas de forma presencial)"]),  # noqa: E501
        ("quiero ver una gráfica de cuánta gente participó en cada plan", ["Plan 2", "Plan 3", "Plan 4 (personas en línea)", "Plan 4 (personas de forma presencial)"]),  # noqa: E501
        ("grafica de los participantes del plan 2 y el plan 3", ["Plan 2", "Plan 3"]),
        ("hazme una gráfica de compromisos por plan", ["Plan 1", "Plan 2", "Plan 3", "Plan 4"]),
        ("gráfica de los participantes del cuarto plan", ["personas en línea", "personas de forma presencial"]),
        ("línea de tiempo del plan 2 al plan 4", ["Plan 2 (presentación)", "Plan 4 (publicación)"]),
        ("cronología: el memorando de Obama y la Alianza", ["Memorando de Obama", "Fundación de la Alianza para el Gobierno Abierto"]),  # noqa: E501
    ],
)  # fmt: skip
def test_a_chart_of_what_the_words_name(text: str, shown: list[str]) -> None:
    assert labels(doubted(text)) == shown


def test_the_milestones_of_open_government_are_more_than_the_plans() -> None:
    shown = labels(doubted("hitos del gobierno abierto en México"))
    assert shown[0] == "Memorando de Obama" and "Salida del NOSC" in shown and len(shown) == 9


@pytest.mark.parametrize(
    "text",
    [
        "línea de tiempo de la segunda guerra mundial", "cronología de Benito Juárez", "haz una gráfica del dólar",
        "tabla de posiciones de la liga", "línea de tiempo de los compromisos", "cronología del cuarto plan",
        "tabla del nueve", "gráfica de compromisos del cuarto plan", "cuándo fueron las mesas", "diseño gráfico",
    ],
)  # fmt: skip
def test_words_on_something_else_are_left_to_the_classifier(text: str) -> None:
    answer = doubted(text)
    assert answer.status is Status.OUT_OF_SCOPE and answer.chart is None


@pytest.mark.parametrize(
    ("before", "label", "shown"),
    [
        ("compara la gente del plan 2 y el plan 3", "compute/comparar", ["Plan 2", "Plan 3"]),
        ("¿qué fue primero, el segundo plan o el tercero?", "compute/orden", ["Plan 2 (presentación)", "Plan 3 (construcción)"]),  # noqa: E501
        ("¿qué planes ha presentado México?", "ask_alliance/planes_lista", [line[0] for line in PLANS_IN_ORDER]),
        ("¿cuántas personas participaron en el cuarto plan?", "ask_plan/participantes", ["personas en línea", "personas de forma presencial"]),  # noqa: E501
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["haz una gráfica", "ponlo en una gráfica"])
def test_a_chart_of_what_was_just_told(before: str, label: str, shown: list[str], text: str) -> None:
    assert labels(doubted(text, ask(before, label).context)) == shown


@pytest.mark.parametrize("context", [Context(), ask("¿qué es el CLAD?", "ask_definition/que_es").context])
def test_a_chart_of_nothing_is_asked_about(context: Context) -> None:
    answer = doubted("haz una gráfica", context)
    assert answer.status is Status.CLARIFY and len(answer.suggestions) == 3
    assert all(doubted(sent).chart for _, sent in answer.suggestions)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ordena los planes por fecha", "compute/orden"),
        ("¿qué fue primero, la carta del CLAD o la salida del NOSC?", "compute/orden"),
        ("¿cuántos años pasaron entre el primer plan y el segundo?", "compute/tiempo_entre"),
        ("¿qué planes de acción ha presentado México?", "ask_alliance/planes_lista"),
        ("¿cuándo se presentaron los cuatro planes?", "ask_plan/fecha_presentacion"),
        ("compara las fechas del plan 2 y el plan 3", "compute/comparar"),
        ("¿cuándo inició cada plan?", "ask_plan/inicio"),
        ("hitos del gobierno abierto", "compute/orden"),
    ],
)
def test_a_timeline_says_what_the_text_says_and_no_more_than_the_facts(text: str, label: str) -> None:
    answer = ask(text, label)
    assert answer.chart is not None and len(answer.chart.spans) > 1
    known = {(f.value.start, f.value.end) for f in index().knowledge.facts.values()}
    for span in answer.chart.spans:
        assert (span.start, span.end) in known
        assert str(span.end or span.start) in answer.body
    assert list(answer.chart.spans) == sorted(answer.chart.spans, key=lambda span: span.start)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion"),
        ("¿cuánto tardó el tercer plan?", "ask_plan/duracion"),
    ],
)
def test_one_date_is_no_timeline(text: str, label: str) -> None:
    assert ask(text, label).chart is None


def test_an_event_that_two_facts_date_is_drawn_once() -> None:
    facts = [date_of(index(), thing) for thing in ("clad", "carta", "recomendacion")]
    chart = timeline([fact for fact in facts if fact], index())
    assert chart is not None and [str(span) for span in chart.spans] == ["2016", "2017"]
    assert timeline([fact for fact in facts[:2] if fact], index()) is None


@pytest.mark.parametrize("moment", [Moment(2011), Moment(2011, 9), Moment(2014, 1, 29)])
def test_a_date_keeps_its_precision(moment: Moment) -> None:
    assert Moment.parse(moment.iso) == moment


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (Moment(2011, 9), None, "septiembre de 2011"),
        (Moment(2016, 4, 14), Moment(2016, 9, 30), "del 14 de abril al 30 de septiembre de 2016"),
        (Moment(2013), Moment(2014, 1, 29), "de 2013 al 29 de enero de 2014"),
        (Moment(2019), Moment(2024), "de 2019 a 2024"),
        (Moment(2016, 4), Moment(2017, 5), "de abril de 2016 a mayo de 2017"),
    ],
)
def test_a_span_in_words(start: Moment, end: Moment | None, said: str) -> None:
    assert str(Span("", start, end)) == said


def test_bars_as_data() -> None:
    assert Chart("T", (("a", 1),), "u").as_data() == {"title": "T", "unit": "u", "bars": [["a", 1]], "spans": []}
    assert len(PLANS) == len(PLANS_IN_ORDER)
