"""Judging the figures that a question claims against the typed figures of the facts that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answers.amounts import numbers
from answers.claims import Claim, Verdict, claims
from answers.concepts import STAGES, concepts
from answers.knowledge import Count, Fact
from answers.matching import Index
from answers.quantities import quantities
from answers.question import Clause
from answers.timing import months_of

_ROMAN = re.compile(r"\b[XVI]{2,6}\b")


def judged(clause: Clause, facts: Sequence[Fact], yes_no: bool, index: Index) -> Verdict:
    """Return the verdict on the figures of a question; ordinals, years and names apart.

    In a question that asks to confirm, any figure of the facts' text counts (an article, a strategy), Roman ones too.
    """
    own = {roman for fact in facts for roman in _ROMAN.findall(fact.text)}
    if yes_no and own and (romans := set(_ROMAN.findall(clause.text))):
        return Verdict.RIGHT if romans & own else Verdict.WRONG
    said = [c for c in claims(clause) if c.number != 1 or c.months or " 1 " in f" {' '.join(clause.words)} "]
    return worst(_judge(claim, concepts(clause.words), facts, yes_no, index) for claim in said)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the gravest of several verdicts: one wrong figure makes a claim wrong."""
    found = set(verdicts)
    grave = (Verdict.WRONG, Verdict.UNSURE, Verdict.RIGHT)
    return next((verdict for verdict in grave if verdict in found), Verdict.NO_CLAIM)


def _judge(claim: Claim, said: frozenset[str], facts: Sequence[Fact], yes_no: bool, index: Index) -> Verdict:
    """Return the verdict on one figure: "more than", "at least"… are held against the figures of what is counted."""
    spans = [(months, bool(f.value.months)) for f in facts if (months := months_of(f))]
    if claim.months and spans:
        return _best(claim.verdict(months, floor) for months, floor in spans)
    counted = [f for f in facts if f.value.counts or f.value.months or f.value.items or (yes_no and numbers(f.text))]
    if not counted:
        return Verdict.NO_CLAIM
    counts = _counts(claim, said, counted)
    if claim.relation != "=" and counts:
        verdict = _best(claim.verdict(number, floor) for number, floor in counts)
        together = claim.holds(sum(number for number, _ in counts))
        return Verdict.UNSURE if verdict is Verdict.WRONG and together else verdict
    known = {number for number, _ in counts} | {n for f in counted for n in numbers(f.text)}
    known |= {c.number for f in counted for c in f.value.counts} | {f.value.months for f in counted}
    if _told_elsewhere(claim, said, facts, index):
        return Verdict.RIGHT
    if claim.number not in known:
        return Verdict.WRONG
    return Verdict.WRONG if yes_no and _of_something_else(claim, facts, index) else Verdict.RIGHT


def _best(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return next(v for v in (Verdict.RIGHT, Verdict.UNSURE, Verdict.WRONG) if v in found)


def _counts(claim: Claim, said: frozenset[str], facts: Sequence[Fact]) -> list[tuple[int, bool]]:
    """Return the figures, and whether they are floors, that the words of the claim or of the question name."""
    counts = [count for fact in facts for count in fact.value.counts]
    alike = [count for count in counts if claim.of & concepts(count.of)]
    named = [count for count in alike or counts if _apart(count, counts) & said]
    told = [(count.number, count.at_least) for count in named or alike or counts]
    items = [(len(fact.value.items), False) for fact in facts if fact.value.items]
    return told if alike or named else told + items


def _apart(count: Count, counts: Sequence[Count]) -> frozenset[str]:
    """Return the concepts that only this one of several figures has: "en línea" beside "de forma presencial"."""
    others = frozenset().union(*(concepts(other.of) for other in counts if other is not count))
    return concepts(count.of) - others - STAGES


def _told_elsewhere(claim: Claim, said: frozenset[str], facts: Sequence[Fact], index: Index) -> bool:
    """Return True when another fact of the object bears out a figure of what these facts do not count."""
    units = claim.of & quantities(index).units
    stage = said & STAGES
    mine = {q.unit for q in quantities(index).all if q.fact in facts}
    return not units & mine and any(
        q.number == claim.number and q.unit in units and (not stage or stage & q.about)
        for q in quantities(index).of(tuple(f.object for f in facts))
    )


def _of_something_else(claim: Claim, facts: Sequence[Fact], index: Index) -> bool:
    """Return True when the figure is of the base but counts something else ("111 personas": 111 organizations)."""
    known = quantities(index)
    units = claim.of & known.units
    same = [q for q in known.of(tuple(f.object for f in facts)) if q.number == claim.number]
    return bool(units and same) and not any(units & (q.core | {q.unit}) - ({"organizaciones"} - {q.unit}) for q in same)
