"""Which computation the words of a question ask for, whatever the classifier makes of them."""

from __future__ import annotations

import re
from dataclasses import replace

from answers import (  # noqa: F401  they register
    adding,
    asserting,
    averaging,
    beside,
    comparing,
    counting,
    identifying,
    listed,
    lookups,
    ordering,
    ranking,
    sharing,
    timing,
)
from answers.answer import Reply
from answers.compute import last_plan
from answers.concepts import concepts
from answers.declining import COSTS, PEOPLE
from answers.matching import Index
from answers.premise import is_either_or
from answers.quantities import quantities
from answers.question import Clause, Context
from answers.relations import COMPARES
from answers.stating import canned

_SUMS = re.compile(
    r"\b(?:sum(?:a|o|as|ar|ando|amos|adas?|ados?|aron|an|arian)|juntando|juntar|juntamos|contando|ambos|ambas|"
    r"en total|el total|total|si (?:se )?junt\w+|cuantos compromisos (?:\w+ ){1,6}(?:ni|y))\b|\b(?:entre|juntos|"
    r"juntas) (?:los|las) (?:dos|tres)\b"
)
_ADDS_FIGURES = re.compile(r"\b\d+ (?:mas|y|con) (?:las? |los? )?\d+\b|\bsum\w+\b")
_AVERAGE = re.compile(r"\bpromedio\b|\bpor cada\b|\ba cada\b|\bcuant[oa]s? (?:\w+ ){1,6}(?:por|cada) \w+")
_ELSEWHERE = re.compile(rf"\b{PEOPLE}\b|\botros paises\b|\bmundo\b|{COSTS.pattern}")
_BEYOND = (
    ("near_scope/desglose_participantes", re.compile(rf"\b{PEOPLE}\b.*\b{PEOPLE}\b")),
    ("near_scope/costos", COSTS),
)
MOSTLY = 3
_OPINION = re.compile(
    r"\b(?:te gust\w+|prefier\w+|mejor(?:es)?|peor(?:es)?|opin\w+|crees|piensas|recomiend\w+|favorit\w+)\b"
)
_OLDEST = re.compile(
    r"\bplan(?:es)?\b.*\b(?:viej|antigu|nuev|recient|actual)\w*|\b(?:viej|antigu|nuev|recient)\w* de los planes\b"
)


def reckoned(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the reply of the computation that the words ask for, or None when they ask for none.

    A plain claim on which plan something is of, shares, averages, sums, two figures set against each other, the time
    between two events or which came first, and superlatives; in that order, for the first are the most particular.
    """
    text = " ".join(clause.words)
    if COMPARES.search(text) and (label := next((name for name, p in _BEYOND if p.search(text)), "")):
        about = {"plan", "planes"} & set(clause.words) or clause.named("plan")
        return canned(label if about else "out_of_scope/ajeno")
    if _ELSEWHERE.search(text) or _OPINION.search(text) or len(clause.words) < 3:
        return None
    if reply := asserting.asserted(clause, index):
        return reply
    if reply := (
        counting.counted(clause, index)
        or identifying.belonging(clause, index)
        or identifying.quantified(clause, index)
        or identifying.left(clause, index)
        or identifying.took_part(clause, index)
        or identifying.misdated(clause, index)
        or identifying.beyond_figure(clause, index)
        or lookups.oldest_definition(clause, index)
        or lookups.ways_of_governing(clause, index)
        or adding.unfinished(clause, context, index)
    ):
        return _labelled(reply, "cual_plan")
    if lookups.asks_what_number(clause) and (reply := lookups.what_number(clause, context, index)):
        return _labelled(reply, "que_dice_numero")
    if re.search(r"\b(?:doble|triple|mitad)\b", text) and (reply := comparing.compare_figures(clause, context, index)):
        return _labelled(reply, "comparar")
    if (
        sharing.asks_share(clause)
        and _about_plans(clause, context, index)
        and (reply := sharing.percentage(clause, context, index))
    ):
        return _labelled(reply, "porcentaje")
    if _AVERAGE.search(text) and (reply := averaging.average(clause, context, index)):
        return _labelled(reply, "total")
    if _ADDS_FIGURES.search(text) and (reply := adding.checked_sum(clause, index)):
        return _labelled(reply, "total")
    if _SUMS.search(text) and (
        reply := adding.sum_of_named(clause, context, index) or adding.all_of_unit(clause, context, index)
    ):
        return _labelled(reply, "total")
    if timing.asks_time_between(clause, index) and (reply := timing.time_between(clause, context, index)):
        return _labelled(reply, "tiempo_entre")
    if ordering.asks_order(clause, index) and (reply := ordering.order(clause, context, index)):
        return _labelled(_plain(reply, text), "orden")
    if reply := comparing.compare_figures(clause, context, index):
        return _labelled(reply, "comparar")
    if beside.sets_plans_against(clause, index) and (reply := beside.compare_plans(clause, context, index)):
        return _labelled(reply, "comparar")
    if reply := ranking.extreme(clause, context, index):
        return _labelled(reply, "mas_participantes")
    if _OLDEST.search(text) and re.search(r"\b(?:cual|que|dime)\b", text) and len(text.split()) < 9:
        return _labelled(last_plan(clause, context, index), "ultimo_plan")
    return None


def _about_plans(clause: Clause, context: Context, index: Index) -> bool:
    """Return True when a question names a plan or speaks only of what the source counts: no "mexicanos que usan"…"""
    named = clause.named("plan") or context.plan or {"plan", "planes"} & set(clause.words)
    said = concepts(ranking.unplanned(clause)) - {"porcentaje", "proporcion", "mitad", "mayori"}
    known = quantities(index).known(said) | (said & {"nocompletos"})
    return bool(named) or len(known) >= MOSTLY * len(said - known)


def _plain(reply: Reply, text: str) -> Reply:
    """Return the reply without the yes or no that a choice between two things is not owed."""
    said = reply.body.removeprefix("Sí: ").removeprefix("No: ")
    return replace(reply, body=said[0].upper() + said[1:]) if is_either_or(text) else reply


def _labelled(reply: Reply | None, label: str) -> Reply | None:
    return replace(reply, label=reply.label or f"compute/{label}") if reply else None
