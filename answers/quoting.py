"""Whose words are these: quotations recognised in a question."""

from __future__ import annotations

import re

from answers.answer import Reply, Status
from answers.knowledge import Fact
from answers.matching import Index
from answers.question import Clause
from answers.render import phrase, statement
from answers.text import words

LONG_ENOUGH = 5
_QUOTED = re.compile(r"[\"'“”«»‘’]([^\"'“”«»‘’]{12,})[\"'“”«»‘’]")
_WHO = re.compile(r"\b(?:quien|quienes|de quien|autor|autores|a quien|que autor|cual autor)\b")


def attribution(clause: Clause, index: Index) -> Reply | None:
    """Return whose words the question quotes, when it asks who said them or credits somebody else; None otherwise."""
    owner = _owner(clause, index)
    if owner is None:
        return None
    credited = [t for t in clause.named("author", "institution") if index.knowledge.about(t, "definicion")]
    if credited and owner.object not in credited:
        theirs = index.knowledge.about(credited[0], "definicion")[:1]
        said = phrase("not_their_words", owner=_name(owner, index))
        body = "\n".join([said, *(statement(fact) for fact in theirs)])
        return Reply(Status.CORRECTED, body, (owner, *theirs), (credited[0],), "ask_definition/definicion")
    if _WHO.search(" ".join(clause.words)) and not credited:
        return Reply(
            Status.COMPUTED,
            phrase(
                "their_words", owner=_name(owner, index), quote=owner.value.quote.words if owner.value.quote else ""
            ),
            (owner,),
            (owner.object,),
            "ask_definition/definicion",
        )
    return None


def _name(fact: Fact, index: Index) -> str:
    quote = fact.value.quote
    year = f" ({quote.year})" if quote and quote.year else ""
    return f"{index.knowledge.things[fact.object].phrase('{de}')}{year}"


def _owner(clause: Clause, index: Index) -> Fact | None:
    """Return the quotation that shares a run of words with the question, the longest run first, or None."""
    quoted = _QUOTED.search(clause.text)
    asked = words(quoted.group(1)) if quoted else clause.words
    need = 4 if quoted else LONG_ENOUGH
    best, owner = 0, None
    for fact in index.knowledge.with_attribute("definicion"):
        if fact.value.quote and (run := _longest_run(asked, words(fact.value.quote.words))) > best:
            best, owner = run, fact
    return owner if best >= need else None


def _longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return the length of the longest run of words that both have."""
    best = 0
    previous = [0] * (len(other) + 1)
    for a in one:
        current = [0] * (len(other) + 1)
        for j, b in enumerate(other, 1):
            if a == b:
                current[j] = previous[j - 1] + 1
                best = max(best, current[j])
        previous = current
    return best
