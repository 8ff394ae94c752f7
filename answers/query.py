"""From a question to the facts that answer it: the classifier's labels, the objects named and the words, weighed together."""

from __future__ import annotations

from dataclasses import dataclass

from answers.knowledge import PLANS, Attribute, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.text import content

# Objects that questions name in passing: "los compromisos de México", "en gobierno abierto".
PASSING = frozenset({"gobierno_abierto", "mexico", "apf", "plan_de_accion", "compromiso", "dof"})
SINGLE_MENTION = 0.3


@dataclass(frozen=True)
class Match:
    """An attribute asked of objects, the facts that answer it (none: the source does not say) and its score."""

    attribute: Attribute
    things: tuple[str, ...]
    facts: tuple[Fact, ...]
    score: float
    asked_plan: bool = False


class Query:
    """Finds the best match of a question in the knowledge base."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge

    def best(self, clause: Clause, context: Context) -> Match | None:
        """Return the best match of the clause, or None when none of its likely labels is of the knowledge base."""
        matches = [match for label, p in clause.labels if (match := self._match(clause, context, label, p))]
        return max(matches, key=lambda match: match.score, default=None)

    def _match(self, clause: Clause, context: Context, label: str, p: float) -> Match | None:
        attribute = self._knowledge.attribute_of_key.get(label)
        if attribute is None:
            return None
        things, fit = self._things(clause, context, attribute)
        facts = tuple(fact for thing in things for fact in self.facts(thing, attribute.id, clause))
        stems = content(" ".join(clause.words))
        words_fit = max((self._index.coverage(stems, fact) for fact in facts), default=0.0)
        return Match(attribute, things, facts, p * fit * (0.35 + words_fit), self._asks_plan(attribute, things))

    def _asks_plan(self, attribute: Attribute, things: tuple[str, ...]) -> bool:
        return attribute.needs_plan and not things

    def _things(self, clause: Clause, context: Context, attribute: Attribute) -> tuple[tuple[str, ...], float]:
        """Return the objects the attribute is asked of, and how well that fits the objects named (1 = fully)."""
        answered_by = self._knowledge.objects_of.get(attribute.id, frozenset())
        named = clause.named()
        strong = tuple(thing for thing in named if thing not in PASSING)
        fitting = tuple(thing for thing in strong if thing in answered_by)
        if fitting:
            plans = tuple(thing for thing in fitting if thing in PLANS)
            others = tuple(thing for thing in fitting if thing not in plans)
            if plans and others and attribute.needs_plan:
                fitting = plans
            return fitting, 2.0
        default = attribute.object
        if strong:
            if attribute.needs_plan and (plans := tuple(thing for thing in strong if self._knowledge.things[thing].kind == "plan")):
                return plans, 0.6
            if default and self._default_speaks_of(attribute, strong):
                return (default,), 1.5
            kinds = {self._knowledge.things[thing].kind for thing in strong}
            if default and kinds != {"plan"}:
                return (default,), 0.3
            if attribute.needs_plan:
                return self._from_context(context, answered_by), 0.5
            return strong[:1], 0.15
        passing = tuple(thing for thing in named if thing in answered_by)
        if default and not (passing and passing[0] in answered_by and default not in PLANS and default in PASSING):
            if context.things and attribute.asks != "count" and default not in context.things:
                same = tuple(thing for thing in context.things if thing in answered_by and thing not in PASSING)
                if same and not clause.named():
                    return same, 1.1
            return (default,), 1.0
        if passing:
            return passing[:1], 1.0
        if found := self._from_context(context, answered_by):
            return found, 1.0
        return (), (1.0 if attribute.needs_plan else SINGLE_MENTION)

    def _default_speaks_of(self, attribute: Attribute, named: tuple[str, ...]) -> bool:
        """Return True when the facts of the attribute's own object mention every object the question names."""
        facts = self._knowledge.about(attribute.object, attribute.id)
        spoken = frozenset().union(*(self._index.mentioned[fact.id] for fact in facts)) if facts else frozenset()
        return all(thing in spoken for thing in named)

    def _from_context(self, context: Context, answered_by: frozenset[str]) -> tuple[str, ...]:
        """Return the objects the conversation is about that can answer; its plan when the objects cannot."""
        found = tuple(thing for thing in context.things if thing in answered_by and thing not in PASSING)
        return found or ((context.plan,) if context.plan in answered_by else ())

    def facts(self, thing: str, attribute: str, clause: Clause) -> list[Fact]:
        """Return the facts that answer ``attribute`` of ``thing``, narrowed by the terms the question uses.

        The document comes first: a later note replaces it only when the question uses that note's own terms.
        """
        facts = self._knowledge.about(thing, attribute)
        scored = [(self._index.terms_in(clause.words, fact), fact) for fact in facts]
        best = max((score for score, _ in scored), default=0)
        document = [(score, fact) for score, fact in scored if fact.layer == "document"]
        later = [(score, fact) for score, fact in scored if fact.layer == "update"]
        specific = [fact for score, fact in later if score == best > 0]
        if document:
            if specific and best > max(score for score, _ in document) and best > 3:
                return specific
            matching = [fact for score, fact in document if score == best > 0]
            return matching if len(document) > 1 and matching else [fact for _, fact in document]
        if specific:
            return specific
        return [fact for _, fact in later if not fact.terms] or [fact for _, fact in later]
