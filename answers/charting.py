"""Questions whose words ask for a chart: a timeline, bars by plan, or what was just told. The classifier has no say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answers.answer import Chart, Reply, Status
from answers.compute import NAMES, computed
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.ordering import in_order
from answers.question import Clause, Context
from answers.ranking import commitments, figures_chart, participants, plans_of
from answers.render import phrase
from answers.stating import canned
from answers.text import STOPWORDS, word_set
from answers.timing import date_of, dated

MILESTONES = ("memorando", "aga", "primero", "ampliado", "segundo", "tercero", "nosc", "cuarto", "politica")
_TIMELINE = re.compile(r"\blineas? del? tiempo\b|\bcronolog\w+|\bhitos?\b|\btime ?line\b")
_CHART = re.compile(r"\bgrafic\w+|\btablas?\b|\bdiagramas?\b|\bbarras\b|\bcuadro\b")
_WHEN_WERE = re.compile(r"\b(?:cuando|en que (?:anos?|fechas?)) (?:fueron|son|hubo|han sido)\b|^(?:las )?fechas de\b")
_DATES = word_set("fecha fechas cuando tiempo ano anos orden")
_PEOPLE = word_set("participantes participacion participo participaron personas gente asistentes")
_OF_PLANS = word_set("plan planes accion nacional nacionales cuatro 4 cada")
_LIGHT = (
    STOPWORDS
    | _DATES
    | _PEOPLE
    | _OF_PLANS
    | word_set(
        "haz hazme hazla hagas haces hacer hace dame damela dar muestra muestrame muestralo mostrar mostrarme "
        "ensename ver pon ponlo ponla ponme ponmelo poner arma armame genera generame generar crea creame "
        "dibuja dibujame dibujalo pasame puede podrian quieres grafica graficas grafico graficos graficalo "
        "graficame graficar tabla tablas cuadro diagrama barras comparativa comparativo comparativas "
        "comparacion comparar compara linea lineas cronologia cronologico cronologica cronologicamente hito "
        "hitos timeline time line principales importantes compromisos numero cantidad datos cifras presentaron "
        "presentados presentacion resumen ahora mejor bien forma"
    )
)


def charted(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the reply of a question that asks for a chart and names nothing that has none; None for any other."""
    text, said = " ".join(clause.words), set(clause.words)
    timeline = bool(_TIMELINE.search(text) or (_WHEN_WERE.search(text) and said & {"plan", "planes"}))
    if not timeline and not _CHART.search(text):
        return None
    named = dated(clause, index)
    if timeline and len(named) > 1 and not _others(clause, clause.named()):
        return in_order(named, index)
    if _others(clause, ("gobierno_abierto", "mexico", *PLANS)):
        return None
    plans = plans_of(clause, index)
    if said & (_PEOPLE | {"compromisos"}):
        return None if timeline else _by_plan("compromisos" in said, plans, index)
    if timeline or said & _DATES:
        of_all = MILESTONES if clause.named() and not said & _OF_PLANS else PLANS
        return None if len(plans) == 1 else in_order([f for t in plans or of_all if (f := date_of(index, t))], index)
    return _of_told(context, index) if not plans else _by_plan(False, plans, index)


def _others(clause: Clause, things: Sequence[str]) -> list[str]:
    """Return the words that say something besides asking for a chart of ``things``."""
    taken = {i for m in clause.mentions if m.thing in things for i in range(m.first, m.last)}
    return [word for i, word in enumerate(clause.words) if i not in taken and word not in _LIGHT]


def _by_plan(of_commitments: bool, named: Sequence[str], index: Index) -> Reply | None:
    """Return how many people, or commitments, each plan had, or one plan's people; of all when none is named."""
    if len(named) == 1:
        people = index.knowledge.about(named[0], "participantes")[:1]
        return None if of_commitments else _figures(people, "ask_plan/participantes", index)
    plans = sorted(named or PLANS, key=PLANS.index)
    attribute, measure = ("compromisos_numero", commitments) if of_commitments else ("participantes", participants)
    known = {plan: m for plan in plans if (m := measure(index, plan))}
    lines = "; ".join(f"{NAMES[p]}, {known[p].said if p in known else phrase('no_figure')}" for p in plans)
    body = phrase("measured", what=phrase(f"measured_{attribute}"), lines=lines)
    shown = list(known.values())
    return computed(
        body, [m.fact for m in shown], tuple(plans), figures_chart(shown, attribute), f"ask_plan/{attribute}"
    )


def _of_told(context: Context, index: Index) -> Reply:
    """Return what was just told with its chart: figures by plan, dates in order or the figures of one object."""
    facts = [index.knowledge.facts[id_] for id_ in context.facts if id_ in index.knowledge.facts]
    plans = [thing for thing in dict.fromkeys(f.object for f in facts) if thing in PLANS]
    for attribute in ("participantes", "compromisos_numero"):
        if len(plans) > 1 and context.label.endswith(f"/{attribute}"):
            return _by_plan(attribute != "participantes", plans, index) or _no_chart()
    if context.label == "ask_alliance/planes_lista":
        facts = [f for plan in PLANS if (f := date_of(index, plan))]
    if len(moments := [f for f in facts if f.value.start]) > 1:
        return in_order(moments, index)
    same = len({fact.object for fact in facts}) == 1
    return (_figures(facts, context.label, index) if same else None) or _no_chart()


def _figures(facts: Sequence[Fact], label: str, index: Index) -> Reply | None:
    """Return the figures of the facts of one object as they are, or None when there are no two to set side by side."""
    counts = list(dict.fromkeys(count for fact in facts for count in fact.value.counts))
    if len(counts) < 2:
        return None
    name = index.knowledge.things[facts[0].object].name
    body = phrase("measured", what=name, lines="; ".join(f"{count} {count.of}" for count in counts))
    chart = Chart(name, tuple((count.of, count.number) for count in counts))
    return computed(body, list(facts), (facts[0].object,), chart, label)


def _no_chart() -> Reply:
    return canned("chart_of_what", Status.CLARIFY)
