"""Whose words are these: quotations recognised in a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from answers.answer import Reply, Status
from answers.concepts import concepts
from answers.knowledge import Fact
from answers.matching import Index
from answers.question import Clause
from answers.render import phrase, statement
from answers.text import words

LONG_ENOUGH = 5
ALIKE = 0.5
CLEARLY = 1.2
UNKNOWN = 1.0
SURE = 0.3
_WHOSE = ("ask_definition/quien_dijo", "ask_definition/definicion")
_QUOTED = re.compile(r"[\"'“”«»‘’]([^\"'“”«»‘’]{12,})[\"'“”«»‘’]")
_WHO = re.compile(r"\b(?:quien|quienes|de quien|autor|autores|a quien|que autor|cual autor)\b")
_SAID = re.compile(
    r"\b(?:dij\w+|dic\w+|habl\w+|frase|cita|palabras|escrib\w+|mencion\w+|defin\w+|lo de|eso de|segun quien|"
    r"autor(?:es)?|"
    r"idea|concepto|propon\w+|plante\w+|afirm\w+|sost\w+)\b"
)
_ASKING = re.compile(
    r"^(?:dij\w+|dic\w+|habl\w+|fras\w+|cita|palabr\w+|escrib\w+|mencion\w+|defin\w+|autor\w*|idea|concepto|propon\w+|plante\w+|"
    r"afirm\w+|sost\w+|verdad|cierto|gobierno|abierto|tiempo)$"
)


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
            (owner, *index.knowledge.about(owner.object, "quien_dijo")),
            (owner.object,),
            "ask_definition/definicion",
        )
    return None


def _name(fact: Fact, index: Index) -> str:
    quote = fact.value.quote
    year = f" ({quote.year})" if quote and quote.year else ""
    return f"{index.knowledge.things[fact.object].phrase('{de}')}{year}"


def _owner(clause: Clause, index: Index) -> Fact | None:
    """Return the quotation that the question repeats, or tells in its own words when it asks who said so, or None."""
    quoted = _QUOTED.search(clause.text)
    asked = words(quoted.group(1)) if quoted else clause.words
    need = 4 if quoted else LONG_ENOUGH
    best, owner = 0, None
    for fact in index.knowledge.with_attribute("definicion"):
        if fact.value.quote and (run := _longest_run(asked, words(fact.value.quote.words))) > best:
            best, owner = run, fact
    if best >= need:
        return owner
    elsewhere = clause.intent.startswith("ask_") and clause.label not in _WHOSE and clause.confidence > SURE
    return None if elsewhere or not _SAID.search(" ".join(clause.words)) else _told(clause, index)


def _told(clause: Clause, index: Index) -> Fact | None:
    """Return the definition that has most of what the question tells in its own words, when no other comes near."""
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    asked = concepts(w for i, w in enumerate(clause.words) if i not in taken and not _ASKING.search(w))
    said = _definitions(index)
    spread = Counter(concept for own in said.values() for concept in own)
    weight = {c: math.log(1 + len(said) / spread[c]) if c in spread else UNKNOWN for c in asked}
    scored = sorted(
        ((sum(weight[c] for c in asked & own), len(asked & own), owner) for owner, own in said.items()), reverse=True
    )
    if len(scored) < 2 or not asked:
        return None
    (score, shared, owner), (second, _, _) = scored[:2]
    if shared < 2 or score < ALIKE * sum(weight.values()) or score < CLEARLY * second:
        return None
    return next(f for f in index.knowledge.about(owner, "definicion") if f.value.quote)


@lru_cache(maxsize=4)
def _definitions(index: Index) -> dict[str, frozenset[str]]:
    """Return the concepts of what each author or institution says in its definitions."""
    found: dict[str, frozenset[str]] = {}
    owners: dict[str, str] = {}
    for fact in index.knowledge.with_attribute("definicion"):
        if fact.value.quote and fact.layer == "document":
            if owners.setdefault(fact.value.quote.words, fact.object) != fact.object:
                continue
            found[fact.object] = found.get(fact.object, frozenset()) | concepts(fact.value.quote.words)
    for fact in index.knowledge.with_attribute("quien_dijo"):
        if fact.object in found:
            found[fact.object] |= concepts(fact.body)
    return found


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
