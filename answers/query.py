"""From a question to the facts that answer it: labels, objects named and words, weighed together."""

from __future__ import annotations

import math
from dataclasses import dataclass

from answers import forms
from answers.knowledge import PLANS, Attribute, Fact, KnowledgeBase
from answers.matching import Index
from answers.narrowing import narrowed
from answers.objects import NAMED, POINTS_BACK, STRONG, Objects
from answers.question import Clause, Context
from answers.text import content

FRAGMENT = 7
LATER = 0.8
TRUST = 0.7
WORDS = 1.5
UNSAID = 1.6
SURE = 0.6
NAMESAKE = 4.0
OWN_TERM = 8
RIVAL = 0.4


@dataclass(frozen=True)
class Match:
    """An attribute asked of objects, the facts that answer it (none: the source does not say) and its score.

    ``p`` is the probability of its label; ``fit`` says how well it suits the objects and the form of the question, from
    NAMED (the question names an object that has the fact) down.
    """

    attribute: Attribute
    things: tuple[str, ...]
    facts: tuple[Fact, ...]
    score: float
    p: float = 0.0
    fit: float = 0.0
    asked_plan: bool = False


def match_of(fact: Fact, knowledge: KnowledgeBase) -> Match:
    """Return the match of a question that is known to ask for a fact."""
    return Match(knowledge.attributes[fact.attributes[0]], (fact.object,), (fact,), 1.0, 1.0, NAMED)


class Query:
    """Finds the best match of a question in the knowledge base."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge
        self._objects = Objects(index)

    def best(self, clause: Clause, context: Context) -> Match | None:
        """Return the best match of the clause, or None when none of its likely labels is of the knowledge base."""
        matches = [match for label, p in clause.labels if (match := self._match(clause, context, label, p))]
        return max(matches, key=lambda match: match.score, default=None)

    def rival(self, clause: Clause, context: Context, best: Match) -> Match | None:
        """Return what else a question may ask of the same objects, nearly as likely as the best match; or None."""
        others = (self._match(clause, context, label, p) for label, p in clause.labels if p > RIVAL * best.p)
        near = (
            match
            for match in others
            if match and match.things == best.things and match.score > RIVAL * best.score
            if any(fact.layer == "document" for fact in match.facts) and not set(best.facts) & set(match.facts)
        )
        return max(near, key=lambda match: match.score, default=None)

    def by_terms(self, clause: Clause) -> Match | None:
        """Return the fact of a named object whose own terms the question uses, whatever its label; None without one."""
        named = {i for m in clause.mentions for i in range(m.first, m.last)}
        rest = [word for i, word in enumerate(clause.words) if i not in named]
        told = [
            (self._index.terms_in(rest, fact), fact)
            for thing in clause.named(*STRONG)
            if thing not in PLANS
            for fact in self._knowledge.of(thing)
        ]
        score, fact = max(told, key=lambda pair: pair[0], default=(0, None))
        if fact is None or score < OWN_TERM:
            return None
        return match_of(fact, self._knowledge)

    def _match(self, clause: Clause, context: Context, label: str, p: float) -> Match | None:
        attribute = self._knowledge.attribute_of_key.get(label)
        if attribute is None:
            return None
        things, fit = self._objects.asked_about(clause, context, attribute)
        facts = tuple(fact for thing in things for fact in narrowed(self._index, thing, attribute.id, clause))
        stems = content(" ".join(clause.words))
        asked_plan = self._objects.asks_plan(clause, attribute, things)
        alike = self._knowledge.with_attribute(attribute.id) if asked_plan or not facts else facts
        words_fit = max((self._index.coverage(stems, fact) for fact in alike), default=0.0)
        later = LATER if facts and all(fact.layer == "update" for fact in facts) else 1.0
        if not facts and clause.named("plan") and p > SURE:
            fit = max(fit, UNSAID * p)
        fit *= forms.fit(clause, attribute)
        score = p**TRUST * fit * later * self._kinship(clause, context, attribute) * math.exp(WORDS * (words_fit - 1.0))
        return Match(attribute, things, facts, score, p, fit, asked_plan)

    def _kinship(self, clause: Clause, context: Context, attribute: Attribute) -> float:
        """Return how much likelier a fragment makes what is akin to the last answer in kind of question or in words."""
        last = [self._knowledge.facts[id_] for id_ in context.facts if id_ in self._knowledge.facts]
        goes_on = len(clause.words) <= FRAGMENT or POINTS_BACK & set(clause.words)
        if not last or clause.named(*STRONG) or not goes_on:
            return 1.0
        told = content(" ".join(f"{fact.label} {' '.join(fact.attributes).replace('_', ' ')}" for fact in last))
        own = content(attribute.id.replace("_", " "))
        same_kind = any(
            self._knowledge.attributes[a].intent == attribute.intent for fact in last for a in fact.attributes
        )
        namesake = same_kind and any(
            other.intent != attribute.intent and other.id.split("_")[0] == attribute.id.split("_")[0]
            for other in self._knowledge.attributes.values()
        )
        return (NAMESAKE if namesake else 1.6 if same_kind else 1.0) * (1.0 + len(told & own) / max(len(own), 1))
