"""How well a fact fits the words of a question, beyond what the classifier says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from answers.knowledge import Fact, KnowledgeBase
from answers.text import content, fold, words
from answers.vocabulary import Vocabulary


class Index:
    """The words of every fact, weighed by how rare they are, and the objects each fact mentions."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.vocabulary = Vocabulary(knowledge)
        self._stems = {
            fact.id: content(" ".join((fact.question, fact.label, fact.body, knowledge.things[fact.object].name)))
            for fact in knowledge.facts.values()
        }
        spread = Counter(stem for stems in self._stems.values() for stem in stems)
        self._rarest = math.log(1 + len(self._stems))
        self._weight = {stem: math.log(1 + len(self._stems) / count) for stem, count in spread.items()}
        self._terms = {fact.id: tuple(f" {fold(term)} " for term in fact.terms) for fact in knowledge.facts.values()}

    @cached_property
    def of_question(self) -> dict[str, Fact]:
        """The fact that each model question asks for; buttons send these questions word for word."""
        return {fold(fact.question): fact for fact in reversed(self.knowledge.facts.values())}

    @cached_property
    def mentioned(self) -> dict[str, frozenset[str]]:
        """For each fact, the objects its text names."""
        return {
            fact.id: frozenset(m.thing for m in self.vocabulary.mentions(words(fact.body))) | {fact.object}
            for fact in self.knowledge.facts.values()
        }

    def coverage(self, question: Iterable[str], fact: Fact) -> float:
        """Return the share, 0 to 1, of the weight of a question's stems that the fact has."""
        stems = frozenset(question)
        total = sum(self._weight.get(stem, self._rarest) for stem in stems)
        return sum(self._weight[stem] for stem in stems & self._stems[fact.id]) / total if total else 0.0

    def terms_in(self, question: Iterable[str], fact: Fact) -> int:
        """Return how many characters of the fact's terms occur in the words of a question (0: no term does)."""
        text = f" {' '.join(question)} "
        return max((len(term.strip()) for term in self._terms[fact.id] if term in text), default=0)
