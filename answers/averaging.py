"""Averages: how many of one thing there are for each of another."""

from __future__ import annotations

import re

from answers.answer import Reply
from answers.compute import NAMES, computed, fact_of
from answers.concepts import concepts
from answers.knowledge import PLANS
from answers.matching import Index
from answers.quantities import Quantity, quantities
from answers.question import Clause, Context
from answers.ranking import commitments, participants, plans_of, unplanned
from answers.render import phrase, statement

_EACH = re.compile(r"\b(?:por cada|a cada|en cada|cada|por)(?: (?:una?|uno) de (?:los|las))? (?=\w)")
_ASKS = re.compile(r"\bpromedio\b|\bcuant[oa]s?\b|\bmedia\b")


def average(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return how many of one thing there are for each of another ("reuniones por grupo"), or None."""
    text = " ".join(unplanned(clause))
    if not _ASKS.search(text):
        return None
    if reply := _of_each_plan(clause, index):
        return reply
    plans = plans_of(clause, index) or ([context.plan] if context.plan else [])
    for cut in reversed(list(_EACH.finditer(text))):
        by = text[cut.end() :].split()
        above, below = concepts(text[: cut.start()] + " " + " ".join(by[2:])), concepts(by[:2])
        if reply := _of_each(above, below, plans, index):
            return reply
    return None


def _of_each_plan(clause: Clause, index: Index) -> Reply | None:
    """Return the commitments, or people, of each plan and their average, or why there is none; else None."""
    text = " ".join(clause.words)
    named = set(clause.named("plan"))
    if not re.search(r"\bpromedio\b|\bmedia\b", text) or not re.search(r"\bplan(?:es)?\b", text):
        return None
    if named and not set(PLANS) <= named:
        return None
    said = concepts(unplanned(clause))
    if "compromisos" in said:
        known = [m for plan in PLANS if (m := commitments(index, plan))]
        rest = sum(m.amount for m in known[1:])
        other = index.knowledge.about("primero", "compromisos_numero")[-1]
        low, high = ((rest + n) / len(known) for n in (other.value.number, known[0].amount))
        parts = "; ".join(f"{NAMES[m.plan]}, {m.said}" for m in known)
        body = phrase("average_of_commitments", parts=parts, low=f"{low:.1f}", high=f"{high:.1f}")
        facts = [*(m.fact for m in known), other]
        return computed(body, list(dict.fromkeys(facts)), PLANS, label="ask_plan/compromisos_numero")
    if "personas" in said and not said & {"mesas", "reuniones", "organizaciones", "grupos", "instituciones"}:
        known = [m for plan in PLANS if (m := participants(index, plan))]
        parts = "; ".join(f"{NAMES[m.plan]}, {m.said}" for m in known)
        return computed(phrase("no_average_of_people", parts=parts), [m.fact for m in known], PLANS)
    return None


def _of_each(above: frozenset[str], below: frozenset[str], plans: list[str], index: Index) -> Reply | None:
    """Return the average of two figures that belong together and that two phrases name, or why there is none."""
    known = quantities(index)
    units = below & known.units - {"personas", "meses"}
    divisors = [
        q for q in known.of(plans) if q.unit in units and known.fit(below, q) > 0 and q.fact.layer == "document"
    ]
    best: tuple[float, Quantity, Quantity] | None = None
    for divisor in divisors:
        for q in known.of((divisor.thing,)):
            tie = _tie(q, divisor)
            if q.unit not in above - below or q.number <= divisor.number or not tie:
                continue
            score = tie + known.fit(above | (below & q.core), q)
            if best is None or score > best[0]:
                best = (score, q, divisor)
    if best:
        return _average(best[1], best[2], index)
    if divisors and "personas" in above:
        people = fact_of(index, divisors[0].thing, "participantes")
        body = phrase("no_average", below=divisors[0], people=statement(people) if people else "")
        return computed(body, [divisors[0].fact, *([people] if people else [])], (divisors[0].thing,))
    return None


def _tie(one: Quantity, other: Quantity) -> int:
    """Return how closely the source joins two figures: 2 in one sentence, 1 by name, else 0."""
    if one.fact.layer != "document":
        return 0
    if str(other.number) in one.fact.text or str(one.number) in other.fact.text:
        return 2
    return 1 if other.unit in one.core and one.unit not in {"personas", "organizaciones"} else 0


def _average(above: Quantity, below: Quantity, index: Index) -> Reply:
    said = f"{above.number / below.number:.1f}".removesuffix(".0")
    rounded = "más de " if above.count.at_least else "cerca de " if "." in said else ""
    en = index.knowledge.things[above.thing].phrase("{en}")
    body = phrase("average", each=f"{rounded}{said}", above=above, below=below, en=en)
    return computed(body, [above.fact, below.fact], (above.thing,))
