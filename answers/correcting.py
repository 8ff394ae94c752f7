"""Correcting what a question takes for granted when nothing answers what it asks."""

from __future__ import annotations

from answers.answer import Reply, Status
from answers.matching import Index
from answers.objects import STRONG
from answers.premise import asks_why, is_yes_no, misstates
from answers.question import Clause
from answers.render import lower_first, phrase, statement
from answers.text import content
from answers.timing import date_of

SPOKEN_OF = 0.4


def contradicted(clause: Clause, index: Index) -> Reply | None:
    """Return the fact that an unanswerable question gets wrong ("¿por qué salió en 2012?"); None without one."""
    stems = content(" ".join(clause.words))
    claims = asks_why(clause) or is_yes_no(clause)
    dates = (date_of(index, thing, stems) for thing in clause.named(*STRONG) if claims)
    known = [
        fact
        for thing in clause.named(*STRONG)
        for fact in index.knowledge.of(thing)
        if fact.layer == "document" and not {"resumen", "enlace"} & set(fact.attributes)
    ]
    near = max(known, key=lambda fact: index.coverage(stems, fact), default=None)
    spoken_of = near and index.coverage(stems, near) >= SPOKEN_OF
    told = (fact for fact in (near if spoken_of else None, *dates) if fact and fact.layer == "document")
    fact = next((fact for fact in told if misstates(clause, (fact,), index)), None)
    if fact is None:
        return None
    key = index.knowledge.attributes[fact.attributes[0]].key
    body = phrase("no" if is_yes_no(clause) else "actually") + lower_first(statement(fact))
    return Reply(Status.CORRECTED, body, (fact,), (fact.object,), key)
