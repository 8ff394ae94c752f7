"""Correcting what a question takes for granted when nothing answers what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from answers.amounts import moments
from answers.answer import Reply, Status
from answers.claims import claims
from answers.concepts import concepts
from answers.knowledge import Fact
from answers.matching import Index
from answers.objects import STRONG
from answers.premise import asks_why, is_yes_no, misstates
from answers.question import Clause
from answers.render import lower_first, phrase, statement
from answers.text import content
from answers.timing import date_of

SPOKEN_OF = 0.4
_LONG = frozenset({"resumen", "enlace", "participacion_resumen", "implementacion_resumen"})


def presumes(clause: Clause) -> bool:
    """Return True when a question takes a year or a figure for granted, to ask why or whether it is so."""
    dated = any(moment.year for moment in moments(clause.text)) and not clause.named("instrument")
    if clause.fragment:
        return False
    return (dated and is_yes_no(clause)) or (asks_why(clause) and (dated or bool(claims(clause))))


def contradicted(clause: Clause, index: Index) -> Reply | None:
    """Return the fact that an unanswerable question gets wrong ("¿por qué salió en 2012?"); None without one."""
    fact = next((fact for fact in _spoken_of(clause, index) if misstates(clause, (fact,), index)), None)
    if fact is None:
        return None
    key = index.knowledge.attributes[fact.attributes[0]].key
    body = phrase("no" if is_yes_no(clause) else "actually") + lower_first(statement(fact))
    return Reply(Status.CORRECTED, body, (fact,), (fact.object,), key)


def _spoken_of(clause: Clause, index: Index) -> Iterator[Fact]:
    """Yield the facts of the document that a question may have in mind.

    First the one that counts what the question counts, then the one with its words, then those that date what it names.
    """
    named, presumed, said = clause.named(*STRONG), asks_why(clause) or is_yes_no(clause), claims(clause)
    known = [f for t in named for f in index.knowledge.of(t) if f.layer == "document" and not _LONG & set(f.attributes)]
    counts = [count for fact in known for count in fact.value.counts]
    if any(c.number == claim.number and (not claim.of or claim.of & concepts(c.of)) for claim in said for c in counts):
        return  # a figure that is told somewhere of the same is no mistake
    for claim in said if presumed else ():
        yield from (fact for fact in known if any(claim.of & concepts(count.of) for count in fact.value.counts[:1]))
    stems = content(" ".join(clause.words))
    near = max(known, key=lambda fact: index.coverage(stems, fact), default=None)
    if near and index.coverage(stems, near) >= SPOKEN_OF:
        yield near
    if presumed:
        dated = (date_of(index, thing, stems) for thing in named)
        yield from (fact for fact in dated if fact and fact.layer == "document")
