"""How likely a word is after another, learnt from the training examples: "segundo plan", not "según plan"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

EDGE = "·"
_NUMBER = "#"
_GENERAL = 0.3  # share of everyday Spanish in how likely a word is on its own; the rest is how people ask


class WordModel:
    """A bigram model with Witten-Bell smoothing.

    ``pairs`` are folded words that follow each other and how often; ``everyday``, the words of everyday Spanish and how
    often each occurs. Source of the smoothing: Witten and Bell, "The zero-frequency problem", IEEE Transactions on
    Information Theory 37(4), 1991.
    """

    def __init__(self, pairs: Mapping[tuple[str, str], int], everyday: Mapping[str, int] | None = None) -> None:
        self.pairs = dict(pairs)
        self.everyday = dict(everyday or {})
        self._before: Counter[str] = Counter()
        self._followers: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        for (first, second), count in self.pairs.items():
            self._before[first] += count
            self._followers[first] += 1
            self._counts[second] += count
        self._asked = max(1, sum(self._counts.values()))
        self._said = max(1, sum(self.everyday.values()))

    @classmethod
    def learn(cls, sentences: Iterable[Sequence[str]], everyday: Mapping[str, int]) -> WordModel:
        """Return the model of sentences, each its folded words."""
        return cls(Counter(pair for said in sentences for pair in pairwise((EDGE, *map(_class, said), EDGE))), everyday)

    def cost(self, word: str, previous: str, floor: float) -> float:
        """Return -log P(word | previous), in nats; on its own, the word has a probability of ``floor`` at least."""
        word, previous = _class(word), _class(previous)
        alone = max(
            floor,
            (1 - _GENERAL) * self._counts[word] / self._asked + _GENERAL * self.everyday.get(word, 0) / self._said,
        )
        if not (before := self._before[previous]):
            return -log(alone)
        followers = self._followers[previous]
        return -log((self.pairs.get((previous, word), 0) + followers * alone) / (before + followers))

    def follows(self, word: str, previous: str) -> bool:
        """Return True when the word was seen after the other."""
        return (_class(previous), _class(word)) in self.pairs


def _class(word: str) -> str:
    return _NUMBER if word.isdigit() else word
