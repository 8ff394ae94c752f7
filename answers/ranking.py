"""Plans, or the parts of one plan, side by side and in order of a figure, a duration or a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answers.amounts import numbers
from answers.answer import Chart, Reply
from answers.compute import LESS, NAMES, computation, computed, fact_of, figure, participants_chart, spoken
from answers.concepts import concepts
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.quantities import Quantity, quantities
from answers.question import Clause, Context
from answers.render import join, phrase, statement
from answers.timing import bare_plans, months_of, span_of

_MOST = (
    r"(?:mas|menos|mayor(?:es)?|menor(?:es)?|maxim\w+|minim\w+|record|gano|poc[oa]s?|much[oa]s|numeros[oa]s?|"
    r"mayoria|minoria|concurrid[oa]|popular|participativ[oa]|lider\w*|predomin\w+)"
)
_SUPERLATIVE = re.compile(rf"\b{_MOST}\b")
_NOT_ONE = re.compile(r"\b(?:mas|menos) (?:o menos|de \d+|de (?:la mitad|mil|cien|medio))\b|\bnada mas\b")
_LONG = re.compile(
    r"\b(?:tard\w+|largo|larga|corto|corta|dur[oa]\w*|duracion|rapid[oa]|lent[oa]|demor\w+|tiempo|meses|dias)\b"
)
_SHORT = re.compile(r"\b(?:menos|corto|corta|rapid[oa]|menor|minim\w+|poc[oa]s?)\b")
_PART = re.compile(
    r"\b(?:que|cual|cuales|de que|quien|quienes)\b(?: otro)? (?:sector\w*|grupo|grupos|tipo|parte|lado|rubro|"
    r"actor\w*|gente|participantes|asistentes|colectivo|quien|quienes|estado|estatus|categoria|situacion)\b|\bquienes?\b|"
    r"\b(?:grupos|sectores|actores|estados)\b.*\bcual\b"
)


_ASKS_WHICH = re.compile(
    r"\b(?:cual|cuales|que|quien|dime|dame)\b|\bplan(?:es)? (?:\w+ ){0,3}(?:mas|menos|mayor|menor)\b|\b(?:mas|"
    r"menos) \w+ plan\b"
)
_RANKS = re.compile(
    r"\b(?:orden\w*|ranking|acomod\w+|lista\w*)\b.*\bpor\b(?! (?:fecha|orden|ano))|\branking\b|\bde (?:mayor|menor) a\b"
)
_SAYS_NOTHING = re.compile(
    rf"^(?:{_MOST}|tuv\w+|ten\w+|hub\w+|hab\w+|registr\w+|regist\w+|report\w+|particip\w+|intervin\w+|tra[ij]\w+|logr\w+|"
    r"doble|triple|mitad|veces|dos|tres|cuatro|plan|planes|todos|ambos|hasta|ahora|documento|segun|fue|fueron|hech\w+|present\w+|\d+|"
    r"ciudadan\w+|llev\w+|diferenci\w+|compar\w+|gobierno|fue|sido|cuales|mexic\w+|orden\w*|ranking|acomod\w+|lista\w*|por|numero|cantidad|quedo|quedaron|metio|metieron)$"
)
_RECENT = re.compile(r"\bmas (?:recient|nuev|antigu|viej|actual)\w*")


@dataclass(frozen=True)
class Measure:
    """What one plan has of something that can be put in order: an amount, how it is said and the fact behind it."""

    plan: str
    amount: float
    said: str
    fact: Fact


def participants(index: Index, plan: str) -> Measure | None:
    """Return how many people took part in a plan, or None when there is no figure."""
    fact = fact_of(index, plan, "participantes")
    return Measure(plan, figure(fact), spoken(fact), fact) if fact and figure(fact) else None


def commitments(index: Index, plan: str) -> Measure | None:
    """Return how many commitments a plan has, or None; the first plan's are the sum of their states."""
    facts = index.knowledge.about(plan, "compromisos_numero")
    if not facts or not figure(facts[0]):
        return None
    others = [f for f in facts[1:] if figure(f) and figure(f) != figure(facts[0])]
    said = f"{figure(facts[0])} compromisos"
    if others:
        said = phrase("two_counts", one=figure(facts[0]), other=figure(others[0]))
    return Measure(plan, figure(facts[0]), said, facts[0])


def duration(index: Index, plan: str) -> Measure | None:
    """Return how long a plan took to build, in months, or None when the source does not tell."""
    fact = fact_of(index, plan, "duracion")
    months = months_of(fact) if fact else 0.0
    return Measure(plan, months, span_of(fact), fact) if fact and months else None


def quantity(unit: str) -> Callable[[Index, str], Measure | None]:
    """Return the measure of another unit that several plans have a figure of (round tables, proposals…)."""

    def measure(index: Index, plan: str) -> Measure | None:
        found = next((q for q in quantities(index).of((plan,)) if q.unit == unit and q.core == {unit}), None)
        return Measure(plan, found.number, str(found), found.fact) if found else None

    return measure


def measure_asked(clause: Clause, index: Index) -> tuple[str, Callable[[Index, str], Measure | None]] | None:
    """Return the attribute that a question puts plans in order by, and its measure; people when it names nothing.

    None when it names something that no figure counts ("el más importante").
    """
    said = concepts(word for word in unplanned(clause) if not _SAYS_NOTHING.search(word))
    text = " ".join(clause.words)
    if "compromisos" in said:
        return "compromisos_numero", commitments
    if units := said & quantities(index).units - {"personas", "compromisos", "organizaciones", "meses"}:
        measure = quantity(sorted(units)[0])
        if sum(1 for plan in PLANS if measure(index, plan)) > 1:
            return "mesas_numero", measure
    if _LONG.search(text) and "personas" not in said:
        return "duracion", duration
    people = "personas" in concepts(unplanned(clause))
    return ("participantes", participants) if people or not said else None


def unplanned(clause: Clause) -> list[str]:
    """Return the words of a clause without those that name a plan, Mexico or open government."""
    named = [m for m in clause.mentions if m.kind == "plan" or m.thing in {"gobierno_abierto", "mexico"}]
    taken = {i for m in named for i in range(m.first, m.last)}
    taken |= {i for i, _ in bare_plans(clause)}
    return [word for i, word in enumerate(clause.words) if i not in taken]


def gives_figures(clause: Clause) -> bool:
    """Return True when a question gives figures of its own, apart from years and the numbers of plans."""
    return any(not 1900 < n < 2100 for n in numbers(" ".join(unplanned(clause))))


def plans_of(clause: Clause, index: Index) -> list[str]:
    """Return the plans that a question names, in its order, also by a year of theirs ("el plan que salió en 2014")."""
    found = [(m.first, m.thing) for m in clause.mentions if m.thing in PLANS] + bare_plans(clause)
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    for i, word in enumerate(clause.words):
        if i in taken or not re.fullmatch(r"20[12]\d", word) or not {"plan", "planes", "el"} & set(clause.words[:i]):
            continue
        of_year = [
            plan
            for plan in PLANS
            for fact in index.knowledge.of(plan)
            if fact.layer == "document" and {"fecha_presentacion", "duracion"} & set(fact.attributes)
            if any(m.year == int(word) for m in fact.value.moments)
        ]
        found += [(i, plan) for plan in dict.fromkeys(of_year)][:1]
    return list(dict.fromkeys(plan for _, plan in sorted(found)))


def extreme(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the plan, or the part of a plan, that has most or least of what the question names, or None."""
    text = _RECENT.sub(" ", _NOT_ONE.sub(" ", " ".join(clause.words)))
    if (
        not _SUPERLATIVE.search(text)
        and not _RANKS.search(text)
        and not re.search(r"\b(?:larg[oa]|cort[oa]|lent[oa]|rapid[oa]|tardad[oa])\b", text)
    ):
        return None
    return _extreme_part(clause, context, index) or _extreme_plan(clause, context, index, text)


def _extreme_part(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return which sector, or which state of the commitments, has most or least, within one plan."""
    text = " ".join(clause.words)
    if not _PART.search(text) or re.search(r"\b(?:cual|que|cuales|en que) plan(?:es)?\b", text):
        return None
    named = plans_of(clause, index) or ([context.plan] if context.plan else ["cuarto"])
    said = concepts(unplanned(clause))
    unit = "compromisos" if "compromisos" in said else "personas"
    parts = [q for q in quantities(index).of(named[:1]) if q.unit == unit and len(q.core) > 1 and _is_part(q)]
    if len(named) != 1 or len(parts) < 2:
        return None
    least = bool(_SHORT.search(text))
    parts.sort(key=lambda q: q.number if least else -q.number)
    tied = [q for q in parts if q.number == parts[0].number]
    rest = [q for q in parts if q not in tied]
    body = phrase(
        "extreme_part", most="menos" if least else "más", best=join([str(q) for q in tied]),
        rest=join([str(q) for q in rest]), en=index.knowledge.things[named[0]].phrase("{en}"),
    )  # fmt: skip
    chart = Chart(index.knowledge.things[named[0]].name, tuple((q.count.of, q.number) for q in parts))
    return computed(body, list(dict.fromkeys(q.fact for q in parts)), (named[0],), chart)


def _is_part(q: Quantity) -> bool:
    """Return True for a sector or a state: not for a way of taking part, nor for what a later source counts."""
    return q.fact.layer == "document" and not {"linea", "presencial"} & q.core


def _extreme_plan(clause: Clause, context: Context, index: Index, text: str) -> Reply | None:
    told = [thing for thing in context.things if thing in PLANS]
    asked = plans_of(clause, index) or (told if len(told) > 1 and not {"plan", "planes"} & set(clause.words) else [])
    about_plans = (
        {"plan", "planes"} & set(clause.words) or len(asked) > 1 or clause.label == "compute/mas_participantes"
    )
    if not about_plans or len(asked) == 1 or not (_ASKS_WHICH.search(text) or _RANKS.search(text)):
        return None
    measure = measure_asked(clause, index)
    least = bool((LESS | {"corto", "rapido"}) & set(text.replace("de mayor a menor", " ").split()))
    return ranked(index, asked or list(PLANS), *measure, least) if measure else None


def ranked(
    index: Index, asked: Sequence[str], attribute: str, measure: Callable[[Index, str], Measure | None], least: bool
) -> Reply | None:
    """Return the plan with most, or least, of a measure, and the others in order."""
    known = [m for plan in asked if (m := measure(index, plan))]
    if not known:
        return None
    known.sort(key=lambda m: m.amount if least else -m.amount)
    best, *rest = known
    name = index.knowledge.things[best.plan].name
    body = phrase(f"extreme_{attribute}_{'least' if least else 'most'}", plan=name, said=best.said)
    if rest:
        body += " " + phrase("extreme_rest", rest="; ".join(f"{NAMES[m.plan]}, {m.said}" for m in rest))
    missing = [plan for plan in asked if plan not in {m.plan for m in known}]
    facts = [m.fact for m in known]
    for plan in missing:
        own = fact_of(index, plan, attribute if attribute != "participantes" or plan != "primero" else "constructores")
        body += f" {statement(own)}" if own else ""
        facts += [own] if own else []
    return computed(body, facts, (best.plan,), figures_chart(known, attribute), f"ask_plan/{attribute}")


def figures_chart(known: Sequence[Measure], attribute: str) -> Chart | None:
    """Return the bars of the plans by people or by commitments; None for any other measure."""
    if attribute == "participantes":
        return participants_chart([m.fact for m in known])
    if attribute != "compromisos_numero":
        return None
    bars = tuple(
        (f"Plan {PLANS.index(m.plan) + 1}", int(m.amount)) for m in sorted(known, key=lambda m: PLANS.index(m.plan))
    )
    return Chart("Compromisos por plan", bars, "compromisos")


@computation("mas_participantes")
def most_participants(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which plan, or which part of one, had most or fewest."""
    return extreme(clause, context, index)
