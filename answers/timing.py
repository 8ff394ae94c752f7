"""Computations in time: how long between two events, and what came first."""

from __future__ import annotations

from datetime import date

from answers.amounts import Moment
from answers.answer import Reply
from answers.compute import computation, computed
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, statement


def span_between(one: Moment, other: Moment) -> str:
    """Return the time between two moments at the precision both have: years, or months, or days as well."""
    early, late = sorted((one, other))
    if not early.month or not late.month:
        years = late.year - early.year
        return f"unos {years} años" if years != 1 else "un año, más o menos"
    months = 12 * (late.year - early.year) + late.month - early.month
    exact = bool(early.day and late.day)
    if exact and late.day < early.day:
        months -= 1
    years, rest = divmod(months, 12)
    parts = ([f"{years} {'año' if years == 1 else 'años'}"] if years else []) + (
        [f"{rest} {'mes' if rest == 1 else 'meses'}"] if rest else []
    )
    if exact and not parts:
        days = (date(late.year, late.month, late.day) - date(early.year, early.month, early.day)).days
        return f"{days} días"
    return ("" if exact else "unos ") + (" y ".join(parts) or "menos de un mes")


# The date by which each object is placed in time.
_DATES_OF_PLAN = ("fecha_presentacion", "duracion", "inicio")
_DATE_OF = {
    "nosc": "salida_fecha", "gobierno_espia": "salida_fecha", "ampliado": "ampliado_inicio",
    "memorando": "memorando_fecha", "obama": "memorando_fecha", "aga": "fundacion", "carta": "documento_anio",
    "clad": "documento_anio", "ocde": "documento_anio", "recomendacion": "documento_anio",
    "politica": "publicacion_fecha", "pnd": "publicacion_fecha", "gonzalez_arreola": "obra",
}  # fmt: skip
_HOME_OF = {"gobierno_espia": "nosc", "obama": "memorando"}


def date_of(index: Index, thing: str, ending: bool = False) -> Fact | None:
    """Return the fact that dates an object (with ``ending``, its end when it has one), or None."""
    attributes: tuple[str, ...]
    if thing in PLANS:
        attributes = ("fin", *_DATES_OF_PLAN) if ending else _DATES_OF_PLAN
    elif index.knowledge.things[thing].kind == "author":
        attributes = ("definicion_anio", _DATE_OF.get(thing, ""))
    else:
        attributes = (_DATE_OF.get(thing, ""),)
    home = _HOME_OF.get(thing, thing)
    return next((f for a in attributes for f in index.knowledge.about(home, a) if f.value.start), None)


def dated(clause: Clause, index: Index) -> list[Fact]:
    """Return the dated facts of the objects a question names, in the order of the question."""
    ends = bool({"termino", "terminaron", "fin", "final", "concluyo", "acabo"} & set(clause.words))
    facts = [date_of(index, m.thing, ends) for m in clause.mentions]
    if "memorando" in clause.words and not any(m.thing in {"memorando", "obama"} for m in clause.mentions):
        facts.append(date_of(index, "memorando"))
    return list({fact.id: fact for fact in facts if fact}.values())


def _start(fact: Fact) -> Moment:
    return fact.value.start or Moment(0)


def _when(fact: Fact) -> str:
    start, end = fact.value.start, fact.value.end
    return f"del {start} al {end}" if end else str(start)


def _event(fact: Fact, index: Index) -> str:
    """Return the noun phrase of the event a fact dates: "la salida del NOSC", "el tercer plan"."""
    short = index.knowledge.things[fact.object].short
    kinds = {
        "salida_fecha": "la salida del NOSC",
        "fundacion": f"la fundación {index.knowledge.things[fact.object].phrase('{de}')}",
    }
    return next((kinds[a] for a in fact.attributes if a in kinds), short)


@computation("tiempo_entre")
def time_between(clause: Clause, context: Context, index: Index) -> Reply | None:
    """How long between two events."""
    facts = dated(clause, index)
    if len(facts) == 1 and context.plan and context.plan != facts[0].object:
        other = date_of(index, context.plan)
        facts = [other, *facts] if other else facts
    if len(facts) == 1 and facts[0].value.end is not None:
        only = facts[0]
        return computed(statement(only), [only])
    if len(facts) < 2:
        return None
    first, second = sorted(facts[:2], key=_start)
    span = span_between(_start(first), _start(second))
    events = "; ".join(f"{_event(fact, index)}, {_when(fact)}" for fact in (first, second))
    return computed(f"{span[0].upper()}{span[1:]}: {events}.", [first, second])


@computation("orden")
def order(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What came first."""
    facts = dated(clause, index)
    if not facts and {"planes", "plan"} & set(clause.words):
        facts = [f for plan in PLANS if (f := date_of(index, plan))]
    if len(facts) < 2:
        return None
    ordered = sorted(facts, key=_start)
    first = ordered[0]
    if len(facts) == 2:
        relation = "antes" if facts[0] is first else "después"
        if facts[0].value.start == facts[1].value.start:
            return computed(f"Las dos son de {_when(first)}: {join([_event(f, index) for f in facts])}.", facts)
        subject, other = _event(facts[0], index), _event(facts[1], index)
        dates = f"{subject} ({_when(facts[0])}); {other} ({_when(facts[1])})"
        return computed(f"{relation.capitalize()}: {dates}. Primero fue {_event(first, index)}.", facts)
    listed = "".join(f"\n{i}. {_event(f, index)}: {_when(f)}" for i, f in enumerate(ordered, 1))
    return computed(f"En orden:{listed}", ordered)
