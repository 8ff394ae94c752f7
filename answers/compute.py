"""Answers that are worked out from the typed values of several facts."""

from __future__ import annotations

import re
from collections.abc import Callable

from answers.answer import Chart, Reply, Status
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, statement
from answers.text import word_set

SURE = 0.6
LATEST = word_set("ultimo ultima reciente recientes nuevo nueva actual vigente vigentes ahora hoy fresco")
Computation = Callable[[Clause, Context, Index], Reply | None]
COMPUTATIONS: dict[str, Computation] = {}

LESS = word_set("menos menor minimo pocos poca poco menores")
NAMES = {"primero": "el primero", "segundo": "el segundo", "tercero": "el tercero", "cuarto": "el cuarto"}


def computation(label: str) -> Callable[[Computation], Computation]:
    """Register the function that answers ``compute/<label>``; it returns None when it cannot."""

    def register(function: Computation) -> Computation:
        COMPUTATIONS[f"compute/{label}"] = function
        return function

    return register


def computed(
    body: str, facts: list[Fact], things: tuple[str, ...] = (), chart: Chart | None = None, label: str = ""
) -> Reply:
    """Return the reply of a computation over ``facts``."""
    return Reply(
        Status.COMPUTED, body, tuple(facts), things or tuple(dict.fromkeys(f.object for f in facts)), label, chart=chart
    )


def fact_of(index: Index, thing: str, attribute: str) -> Fact | None:
    """Return the first fact of the pair, the document's before a later one's, or None."""
    return next(iter(index.knowledge.about(thing, attribute)), None)


def figure(fact: Fact | None) -> int:
    """Return the figure of a fact, all its counts together (people online and in person), or 0."""
    return sum(count.number for count in fact.value.counts) if fact else 0


def spoken(fact: Fact) -> str:
    """Return the counts of a fact in words: "más de 1,100 en línea y 480 presenciales"."""
    return join([f"{count} {count.of}" for count in fact.value.counts])


def participants_chart(facts: list[Fact]) -> Chart:
    """Return the bars of the people who took part in each plan, in order, each figure of its own."""
    bars = tuple(
        (
            f"Plan {PLANS.index(fact.object) + 1}" + (f" ({count.of})" if len(fact.value.counts) > 1 else ""),
            count.number,
        )
        for fact in sorted(facts, key=lambda f: PLANS.index(f.object))
        for count in fact.value.counts
    )
    return Chart("Participantes por plan", bars, "personas")


@computation("ultimo_plan")
def last_plan(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The latest plan, or the first, or the one before or after the plan in question."""
    said = set(clause.words)
    named = [plan for plan in clause.named("plan") if plan in PLANS]
    if re.search(r"\b(?:primer|primero|inicial|(?:antigu|viej)\w+)\b", " ".join(clause.words)):
        plan = "primero"
    elif said & {"anterior", "previo", "penultimo"} and not said & {"ultimo"}:
        around = (clause.named("plan") or (context.plan or "cuarto",))[0]
        plan = PLANS[max(PLANS.index(around) - 1, 0)] if around in PLANS else "tercero"
    elif said & {"siguiente", "sigue", "posterior"} and (clause.named("plan") or context.plan):
        around = (clause.named("plan") or (context.plan,))[0]
        plan = PLANS[min(PLANS.index(around) + 1, 3)] if around in PLANS else "cuarto"
    elif len(named) == 1 and not LATEST & said:
        plan = named[0]
    elif clause.confidence < SURE and not LATEST & said:
        return None
    else:
        plan = "cuarto"
    fact = fact_of(index, plan, "fecha_presentacion")
    if fact is None:
        return None
    which = {"primero": "el primero de los cuatro", "cuarto": "el más reciente que recoge el documento"}.get(plan, "")
    return computed(identified(plan, fact, index, which), [fact], (plan,), label="ask_plan/resumen")


def identified(plan: str, fact: Fact, index: Index, which: str = "") -> str:
    """Return which plan it is and what a fact says of it, its name once: "Es el Segundo Plan…: se presentó…"."""
    name, said = index.knowledge.things[plan].name, statement(fact)
    opening = f"Es el {name}{', ' + which if which else ''}"
    for start, instead in ((f"El {name} ", ""), (f"En el {name} ", "en él ")):
        if said.startswith(start):
            return f"{opening}: {instead}{said.removeprefix(start)}"
    return f"{opening}. {said}"
