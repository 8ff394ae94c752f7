"""Computations on lists of the source: an item by its number, what comes before or after it."""

from __future__ import annotations

from answers.answer import Reply
from answers.compute import computation, computed, fact_of
from answers.items import ordinal
from answers.knowledge import Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import lower_first, statement
from answers.text import content


@computation("eje_pna")
def axis(clause: Clause, context: Context, index: Index) -> Reply | None:
    """An axis of the anticorruption policy by its number or its subject."""
    return _item(clause, fact_of(index, "pna", "pna_ejes"), index, "eje")


@computation("etapa_orden")
def stage_order(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The stage before or after another, by the order of the source."""
    fact = fact_of(index, "cuarto", "etapas_lista")
    if fact is None:
        return None
    if past := beyond(clause, fact):
        return past
    said, items = set(clause.words), fact.value.items
    position = _position(clause, items)
    if position is None:
        return None
    if said & {"despues", "tras", "luego", "siguio", "sigue", "siguiente", "posterior"}:
        if position + 1 >= len(items):
            return computed(f"Ninguna: {items[position]} fue la última etapa.", [fact])
        here, after = items[position].lower(), items[position + 1].lower()
        return computed(f"Después de «{here}» vino «{after}», la etapa {position + 2} de {len(items)}.", [fact])
    if said & {"antes", "previa", "previo", "anterior", "precedio"}:
        if position == 0:
            return computed(f"Ninguna: {items[0]} fue la primera etapa.", [fact])
        here, before = items[position].lower(), items[position - 1].lower()
        return computed(f"Antes de «{here}» fue «{before}», la etapa {position} de {len(items)}.", [fact])
    return computed(f"{items[position]} es la etapa {position + 1} de {len(items)}.", [fact])


def _position(clause: Clause, items: tuple[str, ...]) -> int | None:
    """Return the position of the item the question names by its words or its ordinal, or None."""
    question = content(" ".join(clause.words))
    overlap = [len(content(item) & question) / max(len(content(item)), 1) for item in items]
    if max(overlap) > 0.2:
        return overlap.index(max(overlap))
    position = ordinal(clause)
    if position is not None:
        return position if position < len(items) else None
    return len(items) - 1 if {"ultimo", "ultima"} & set(clause.words) else None


def beyond(clause: Clause, fact: Fact) -> Reply | None:
    """Return the correction of a question on an item past the end of a list ("la séptima etapa"), or None."""
    position = ordinal(clause)
    if position is None or position < len(fact.value.items):
        return None
    return computed(f"No: sólo son {len(fact.value.items)}. {statement(fact)}", [fact])


def _item(clause: Clause, fact: Fact | None, index: Index, noun: str) -> Reply | None:
    if fact is None:
        return None
    if past := beyond(clause, fact):
        return past
    position = _position(clause, fact.value.items)
    if position is None:
        return None
    name = index.knowledge.things[fact.object].phrase("{de}")
    return computed(f"Es el {noun} {position + 1} {name}: {lower_first(fact.value.items[position])}.", [fact])
