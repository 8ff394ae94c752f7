"""Comparisons: two figures that a question sets against each other."""

from __future__ import annotations

import re

from answers.answer import Chart, Reply
from answers.beside import compare_plans
from answers.compute import computation, computed
from answers.concepts import concepts
from answers.matching import Index
from answers.quantities import Quantity, quantities
from answers.question import Clause, Context
from answers.ranking import gives_figures, plans_of, unplanned
from answers.relations import COMPARES, NO_COMPARISON, holds, is_plain, says_less
from answers.render import phrase

_AND = r"entre|compar\w+|diferencia\w*|cual(?:es)?|quienes|que|mism\w+|igual\w*|tant[oa]s"
_BESIDE = r"comparad\w+|comparacion|respecto|frente"
# What joins the two sides of a comparison, how likely it is, and what has to be said for it to join them.
_TO = (
    r"gan[ao]\w*|super\w+|rebas\w+|frente|compar\w+|respecto|baj[oa]\w*|sub(?:io|e|ieron)|aument\w+|dismin\w+|redu\w+|"
    r"cay\w+"
)
_CONNECTORS = {
    "o": (0.3, ""), "u": (0.3, ""), "que": (0.25, ""), "contra": (0.3, ""), "vs": (0.3, ""), "versus": (0.3, ""),
    "como": (0.2, r"tant[oa]s|igual\w*|mism\w+"), "con": (0.0, r"compar\w+"), "a": (0.0, _TO), "al": (0.0, _TO),
    "de": (0.0, "doble|triple|mitad"), "del": (0.0, "doble|triple|mitad"), "y": (0.0, _AND), "e": (0.0, _AND),
    "cuanta": (0.0, _BESIDE), "cuantas": (0.0, _BESIDE), "cuanto": (0.0, _BESIDE), "cuantos": (0.0, _BESIDE),
}  # fmt: skip


@computation("comparar")
def compare(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Two or more plans, or two figures, side by side."""
    return compare_figures(clause, context, index) or compare_plans(clause, context, index)


def compare_figures(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the two figures that the question sets against each other, or None when it names no two."""
    text = NO_COMPARISON.sub(" ", " ".join(clause.words))
    plans = plans_of(clause, index)
    if not COMPARES.search(text) or len(plans) > 1 or gives_figures(clause):
        return None
    near = plans or ([context.plan] if context.plan else [])
    for things in [near] if plans else [near, []] if near else [[]]:
        if found := _sides(unplanned(clause), things, index):
            return _set_against(text, *found, index)
    return None


def _sides(said: list[str], things: list[str], index: Index) -> tuple[str, Quantity, Quantity] | None:
    """Return the word that parts the question in two, and the figures that its sides name; None when it does not."""
    best: tuple[float, str, Quantity, Quantity] | None = None
    text, known = " ".join(said), quantities(index)
    for i, word in enumerate(said):
        likely, needs = _CONNECTORS.get(word, (0.0, ""))
        if word not in _CONNECTORS or not 0 < i < len(said) - 1 or not re.search(rf"\b(?:{needs})\b", text):
            continue
        pair = known.pair(concepts(said[:i]), concepts(said[i + 1 :]), things)
        if pair is None or (word in {"y", "e", "con"} and pair[1].unit != pair[2].unit and "entre" not in said):
            continue
        score = pair[0] + likely
        if best is None or score > best[0]:
            best = (score, word, pair[1], pair[2])
    return best[1:] if best else None


def split_pair(said: list[str], things: list[str], index: Index) -> tuple[Quantity, Quantity] | None:
    """Return the two figures that the two sides of a phrase name, or None."""
    found = _sides(said, things, index)
    return found[1:] if found else None


def _set_against(text: str, connector: str, one: Quantity, other: Quantity, index: Index) -> Reply:
    """Return two figures, their difference and, when the question is a plain one, its yes or no."""
    high, low = (one, other) if one.number >= other.number else (other, one)
    where = index.knowledge.things[one.thing].phrase("{en}")
    plain = connector not in {"o", "u"} and is_plain(text)
    first, second = (low, high) if says_less(text) and not plain else (high, low)
    if high.number == low.number:
        body = phrase("as_many", one=high, other=low, en=where)
    else:
        body = phrase(
            "more_of", most="más" if first is high else "menos", of=str(first).removeprefix(f"{first.count} "),
            first=first.count, second=second, en=where, difference=_difference(high, low),
        )  # fmt: skip
        if re.search(r"\bcuant[oa]s (?:\w+ ){0,2}(?:mas|menos)\b", text):
            told = _difference(high, low)
            body = f"{told} {body.removesuffix(told).strip()}"
    if plain:
        body = f"{'Sí' if holds(text, one.number, other.number) else 'No'}: {body[0].lower()}{body[1:]}"
    chart = Chart(index.knowledge.things[one.thing].name, ((high.count.of, high.number), (low.count.of, low.number)))
    return computed(body, list(dict.fromkeys((high.fact, low.fact))), (one.thing,), chart)


def _difference(high: Quantity, low: Quantity) -> str:
    """Return how far apart two figures are, as a difference and, from the double on, how many times."""
    floor = high.count.at_least or low.count.at_least
    told = phrase("difference_at_least" if floor else "difference", number=f"{high.number - low.number:,}")
    times = high.number / low.number
    if times >= 2:
        told += " " + phrase("times", times=f"{times:.1f}".removesuffix(".0"))
    return told
