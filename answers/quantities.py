"""The figures of the knowledge base as things that can be found by their words, compared, added and divided."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answers.concepts import STAGES, concepts
from answers.knowledge import PLANS, Count, Fact
from answers.matching import Index

_STAGE_OF = {"ask_participation": "construccion", "ask_implementation": "implementacion", "ask_stages": "construccion"}
ENOUGH = 0.6
LIKE_UNITS = 0.35
LATER = 0.25
IN_DOUBT = 0.1


@dataclass(frozen=True)
class Quantity:
    """A figure of a fact: how many, of what, and the concepts that name it (``core``) or may describe it (``about``).

    ``unit`` is what is counted: people, organizations, meetings…
    """

    count: Count
    fact: Fact
    unit: str
    core: frozenset[str]
    about: frozenset[str]

    @property
    def number(self) -> int:
        """The figure."""
        return self.count.number

    @property
    def thing(self) -> str:
        """The object that it is a figure of."""
        return self.fact.object

    def __str__(self) -> str:
        of = self.count.of
        if self.number == 1 or self.unit != "compromisos" or " que " in of:
            return f"{self.count} {of}"
        return f"{self.count} {of if of.startswith('compromisos') else f'compromisos {of}'}"


def _unit(of: str) -> str:
    """Return the concept of the first noun of what is counted."""
    for word in of.split():
        for concept in ("personas", "organizaciones", "instituciones"):
            if concept in concepts(word):
                return concept
        if found := concepts(word):
            return sorted(found)[0]
    return of


class Quantities:
    """Every figure of the knowledge base, looked up by the words of a question."""

    def __init__(self, index: Index) -> None:
        facts = index.knowledge.facts.values()
        alone = [f for f in facts if len(f.value.counts) == 1]
        joint = [f for f in facts if len(f.value.counts) > 1]
        self.all: list[Quantity] = []
        for fact in sorted((*alone, *joint), key=lambda f: f.layer):
            self._add(fact, index)
        spread = Counter(concept for q in self.all for concept in q.about)
        self._weight = {c: math.log(1 + len(self.all) / n) * (0.3 if c in STAGES else 1) for c, n in spread.items()}
        self.units = frozenset(q.unit for q in self.all)

    def _add(self, fact: Fact, index: Index) -> None:
        attributes = [index.knowledge.attributes[a] for a in fact.attributes]
        if any(a.id == "etapa" for a in attributes):
            return
        stage = {_STAGE_OF[a.intent] for a in attributes if a.intent in _STAGE_OF and fact.layer == "document"}
        terms = fact.terms if len(fact.value.counts) == 1 and fact.layer == "document" else ()
        own = concepts(" ".join([*(a.label for a in attributes), *terms]))
        for count in fact.value.counts:
            if any(q.number == count.number and q.count.of == count.of and q.thing in PLANS for q in self.all):
                continue
            core = concepts(count.of)
            if "personas" not in core:
                own -= {"personas"} if core & {"organizaciones", "instituciones"} else frozenset()
            self.all.append(Quantity(count, fact, _unit(count.of), core, core | own | stage))

    def known(self, said: Iterable[str]) -> frozenset[str]:
        """Return the concepts that are of some figure."""
        return frozenset(c for c in said if c in self._weight)

    def of(self, things: Sequence[str]) -> list[Quantity]:
        """Return the figures of the objects; of all of them when none is given."""
        return [q for q in self.all if not things or q.thing in things]

    def fit(self, said: frozenset[str], quantity: Quantity) -> float:
        """Return how well the concepts of a phrase name a figure: at most 1; 0 or less when they do not."""
        known = self.known(said)
        hit = sum(self._weight[c] for c in known & quantity.about)
        whole = sum(self._weight[c] for c in known)
        if not hit or hit / whole < ENOUGH or not known & quantity.about - STAGES:
            return 0.0
        if known == {quantity.unit} < quantity.core and quantity.unit in {"compromisos", "personas"}:
            return 0.0
        rest = sum(self._weight[c] for c in quantity.core - known - STAGES)
        spread = rest / (rest + hit)
        penalty = (LATER if quantity.fact.layer == "update" else 0.0) + 0.4 * spread
        if quantity.unit == "personas" and not known & self.units:
            penalty -= IN_DOUBT
        return hit / whole - penalty

    def best(self, said: frozenset[str], things: Sequence[str] = ()) -> Quantity | None:
        """Return the figure that the concepts of a phrase name, of the given objects when there are any, or None."""
        scored = [(self.fit(said, q), -i, q) for i, q in enumerate(self.of(things))]
        score, _, found = max(scored, default=(0.0, 0, None), key=lambda item: item[:2])
        return found if score > 0 else None

    def pair(
        self, one: frozenset[str], other: frozenset[str], things: Sequence[str] = ()
    ) -> tuple[float, Quantity, Quantity] | None:
        """Return the two figures, of one object, that two phrases name, with their score; None when they name none.

        A side without a unit takes the other's: "¿más OSC cuando se construyó o cuando se implementó?".
        """
        if not self.known(one) or not self.known(other):
            return None
        left, right = self._shared(one, other), self._shared(other, one)
        best: tuple[float, Quantity, Quantity] | None = None
        candidates = self.of(things)
        rights = [(q, score) for q in candidates if (score := self.fit(right, q)) > 0]
        for a in candidates if rights else ():
            if (score := self.fit(left, a)) <= 0:
                continue
            for b, other_score in rights:
                if a is b or a.thing != b.thing or a.core == b.core or _is_part(a, b) or _is_part(b, a):
                    continue
                total = score + other_score + LIKE_UNITS * (a.unit == b.unit) + 0.1 * bool(a.about & b.about & STAGES)
                if best is None or total > best[0]:
                    best = (total, a, b)
        return best

    def _shared(self, own: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        if own & self.units:
            return own
        lent = other & self.units
        return own | lent | (other & {"civil"} if "organizaciones" in lent else frozenset())


def _is_part(one: Quantity, other: Quantity) -> bool:
    """Return True when a figure is the whole of another: "compromisos", of "compromisos completos"."""
    return one.unit == other.unit and one.about - STAGES < other.about - STAGES


@lru_cache(maxsize=4)
def quantities(index: Index) -> Quantities:
    """Return the figures of a knowledge base."""
    return Quantities(index)
