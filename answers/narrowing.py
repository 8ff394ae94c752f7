"""Choosing among the facts that answer the same question: by the terms that it uses, the document before the notes."""

from __future__ import annotations

from answers.items import positions
from answers.knowledge import Fact
from answers.matching import Index
from answers.question import Clause


def narrowed(index: Index, thing: str, attribute: str, clause: Clause) -> list[Fact]:
    """Return the facts that answer ``attribute`` of ``thing``, narrowed by the terms the question uses.

    The document comes first: a later note replaces it only when the question uses that note's own terms.
    """
    facts = index.knowledge.about(thing, attribute)
    scored = [(index.terms_in(clause.words, fact), fact) for fact in facts]
    best = max((score for score, _ in scored), default=0)
    document = [(score, fact) for score, fact in scored if fact.layer == "document"]
    later = [(score, fact) for score, fact in scored if fact.layer == "update"]
    specific = [fact for score, fact in later if score == best > 0]
    if document:
        if specific and best > max(score for score, _ in document) and best > 3:
            return specific
        matching = [fact for score, fact in document if score >= best / 2 > 0]
        if attribute == "etapa" and len(document) > 2:
            return _stages(index, [fact for _, fact in document], clause, matching)
        return matching if len(document) > 1 and matching else [fact for _, fact in document]
    if specific:
        return specific
    return [fact for _, fact in later if not fact.terms] or [fact for _, fact in later]


def _stages(index: Index, stages: list[Fact], clause: Clause, matching: list[Fact]) -> list[Fact]:
    """Return the stages that the question names or counts, or the list of all when it does neither."""
    taken = {i for m in clause.mentions if m.kind == "plan" for i in range(m.first, m.last)}
    places = positions(tuple(w for i, w in enumerate(clause.words) if i not in taken), len(stages))
    if len(places) > 1:
        return [stages[place] for place in places]
    if not matching and places:
        return [stages[places[0]]]
    return matching or index.knowledge.about(stages[0].object, "etapas_lista")
