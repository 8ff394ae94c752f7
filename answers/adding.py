"""Sums of figures, worked out only where the source supports them."""

from __future__ import annotations

import re

from answers.amounts import numbers
from answers.answer import Reply
from answers.compute import NAMES, computation, computed, fact_of, figure, participants_chart, spoken
from answers.concepts import concepts
from answers.knowledge import PLANS
from answers.matching import Index
from answers.quantities import Quantity, quantities
from answers.question import Clause, Context
from answers.ranking import plans_of, unplanned
from answers.render import join, phrase, statement

_HOW_MUCH = re.compile(r"\bcuant[oa]s? (?:es|son|da|dan|seria|serian|suman?|hacen?)\b")
_PARTS = re.compile(r"\b(?:y|mas|con|ni|e)\b|·")


@computation("total")
def total(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Sums: worked out where the parts do not overlap, else given part by part with the reason."""
    if checked := checked_sum(clause, index):
        return checked
    if summed := sum_of_named(clause, context, index):
        return summed
    plans = plans_of(clause, index) or ([context.plan] if context.plan in PLANS else [])
    said = concepts(unplanned(clause))
    goes_on = context.label.endswith("/compromisos_numero") and not quantities(index).known(said)
    if "compromisos" in said or goes_on:
        return _total_commitments(plans, index)
    if plans == ["cuarto"]:
        if organizations := _one_unit(said, index):
            return organizations
        names = ("participantes", "osc_personas", "servidores", "academia")
        facts = [fact for name in names if (fact := fact_of(index, "cuarto", name))]
        return computed(phrase("no_total_of_fourth"), facts, ("cuarto",), label="ask_plan/participantes")
    if len(plans) == 1:
        fact = fact_of(index, plans[0], "participantes")
        return computed(statement(fact), [fact], tuple(plans), label="ask_plan/participantes") if fact else None
    asked = sorted(plans, key=PLANS.index) if len(plans) > 1 else PLANS
    facts = [fact for plan in asked if (fact := fact_of(index, plan, "participantes")) and figure(fact)]
    parts = "; ".join(f"{NAMES[f.object]}, {spoken(f)}" for f in facts)
    body = phrase("no_total_of_participants", parts=parts)
    return computed(body, facts, tuple(asked), participants_chart(facts), "ask_plan/participantes")


def sum_of_named(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the sum of the figures that a question names one by one, or why they have none; None when it names none.

    The states of the first plan's commitments and institutions of different kinds do not overlap; people may.
    """
    plans = plans_of(clause, index) or ([context.plan] if context.plan else [])
    text = re.sub(r"(?<=\w), ", " · ", clause.text.lower())
    known = quantities(index)
    found: dict[str, Quantity] = {}
    head: frozenset[str] = frozenset()
    for part in _PARTS.split(" ".join(unplanned(clause)) if "," not in text else text):
        said = concepts(part)
        head = (known.known(said) & known.units) or head
        quantity = known.best(said if said & known.units else said | head, plans)
        if quantity and known.known(said) - {"construccion", "implementacion"} and len(quantity.about & said) > 0:
            found.setdefault(str(quantity), quantity)
    parts = [q for q in found.values() if q.core != {q.unit} or q.unit not in {"compromisos", "personas"}]
    if len(parts) < 2 or len({q.thing for q in parts}) > 1 or len({q.unit for q in parts}) > 1:
        return None
    listed = join([str(q) for q in parts])
    en, things = index.knowledge.things[parts[0].thing].phrase("{en}"), (parts[0].thing,)
    facts = list(dict.fromkeys(q.fact for q in parts))
    whole = sum(q.number for q in parts)
    if parts[0].unit == "instituciones":
        return computed(phrase("sum_of_institutions", sum=whole, parts=listed, en=en), facts, things)
    if parts[0].unit == "compromisos" and parts[0].fact.layer == "document":
        return computed(phrase("sum_of_states", sum=whole, parts=listed, en=en), facts, things)
    return computed(phrase("no_sum", parts=listed, en=en), facts, things)


def all_of_unit(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the figures of the fourth plan that count what "¿cuántas organizaciones en total?" asks for; else None."""
    plans = plans_of(clause, index) or ([context.plan] if context.plan else [])
    said = concepts(unplanned(clause))
    known = quantities(index).known(said)
    only = len(known) == 1 and plans == ["cuarto"] and re.search(r"\btotal\b|\bsum\w+", " ".join(clause.words))
    return _one_unit(said, index) if only else None


def _one_unit(said: frozenset[str], index: Index) -> Reply | None:
    """Return all the figures of the fourth plan that count organizations, or institutions, when one is asked for."""
    unit = next((u for u in ("organizaciones", "instituciones", "reuniones") if u in said), "")
    found = [q for q in quantities(index).of(("cuarto",)) if q.unit == unit]
    if len(found) < 2 or "personas" in said:
        return None
    parts = join([str(q) for q in found])
    if unit == "instituciones":
        whole = sum(q.number for q in found)
        body = phrase("sum_of_institutions", sum=whole, parts=parts, en=index.knowledge.things["cuarto"].phrase("{en}"))
    else:
        body = phrase("no_sum", parts=parts, en=index.knowledge.things["cuarto"].phrase("{en}"))
    return computed(body, [q.fact for q in found], ("cuarto",))


def checked_sum(clause: Clause, index: Index) -> Reply | None:
    """Return whether a sum of the question adds up ("¿184 + 267 + 20 son 480?"), or None when it makes none."""
    named = {i for m in clause.mentions for i in range(m.first, m.last)}
    *parts, whole = numbers(" ".join(w for i, w in enumerate(clause.words) if i not in named)) or (0,)
    if _HOW_MUCH.search(" ".join(clause.words)):
        return _asked_sum([*parts, whole], index)
    if len(parts) < 2:
        return None
    names = ("presencial", "osc_personas", "servidores", "academia")
    facts = [fact for name in names if (fact := fact_of(index, "cuarto", name))]
    addition = " + ".join(f"{n:,}" for n in parts)
    name = "right_sum" if whole == sum(parts) else "wrong_sum"
    return computed(phrase(name, addition=addition, sum=sum(parts), whole=whole), facts, ("cuarto",))


def _asked_sum(parts: list[int], index: Index) -> Reply | None:
    """Return what figures of the fourth plan come to ("¿cuánto es 184 más 267 más 20?"), or None for any others."""
    known = [q for q in quantities(index).of(("cuarto",)) if q.number in parts]
    if len(parts) < 2 or not set(parts) <= {q.number for q in known}:
        return None
    people = fact_of(index, "cuarto", "participantes")
    facts = list(dict.fromkeys([q.fact for q in known if q.unit == "personas"] + ([people] if people else [])))
    addition = " + ".join(f"{n:,}" for n in parts)
    why = phrase("breakdown" if set(parts) == {184, 267, 20} else "not_summed")
    return computed(f"{addition} son {sum(parts):,}. {why}", facts, ("cuarto",))


def _total_commitments(plans: list[str], index: Index) -> Reply | None:
    """Return the commitments of the only plan named, or plan by plan."""
    asked = sorted(plans, key=PLANS.index) if len(plans) > 1 else PLANS
    facts = [fact for plan in asked if (fact := fact_of(index, plan, "compromisos_numero"))]
    results = index.knowledge.about("primero", "resultados")
    if plans == ["primero"] and results:
        return computed(phrase("total_of_first"), [results[0], *facts[:1]], ("primero",))
    if len(plans) == 1:
        own = fact_of(index, plans[0], "compromisos_numero")
        return computed(statement(own), [own], tuple(plans), label="ask_plan/compromisos_numero") if own else None
    parts = join([f"{NAMES[f.object]}, {figure(f)}" for f in facts if figure(f)])
    return computed(phrase("no_total_of_commitments", parts=parts), facts, tuple(asked))


def unfinished(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return how many of the first plan's commitments were not completed, when that is what is asked; else None."""
    plans = plans_of(clause, index) or ([context.plan] if context.plan else ["primero"])
    said = concepts(unplanned(clause))
    results = fact_of(index, "primero", "resultados")
    asks = "nocompletos" in said and {"cuantos", "cuantas", "numero"} & set(clause.words)
    if not asks or plans != ["primero"] or results is None:
        return None
    rest = results.value.counts[1:]
    body = phrase(
        "unfinished", sum=sum(c.number for c in rest), parts=join([f"{c.number} {c.of.split(' ', 1)[1]}" for c in rest])
    )
    return computed(body, [results], ("primero",), label="ask_results/resultados")
