"""Mending typos against the words the assistant knows.

A word is mended only when it is unknown: neither among the assistant's own words nor an ordinary Spanish word, so that
questions on other subjects are not bent into ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from answers.text import SHORT_FORMS, sound


class Speller:
    """Mends unknown words with the nearest of ``lexicon``; ``ordinary`` words are left as they are.

    Both are folded words. The nearest is the one that sounds the same, else the one at one keystroke (two from nine
    letters on), the first letter kept for short words.
    """

    def __init__(self, lexicon: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        self.lexicon = frozenset(word for word in lexicon if len(word) > 1)
        self.ordinary = frozenset(ordinary)
        self._targets = sorted(word for word in self.lexicon if len(word) >= 4 and word.isalpha())
        self._sounds: dict[str, str] = {}
        for word in self._targets:
            self._sounds.setdefault(sound(word), word)
        self._by_length: dict[int, list[str]] = {}
        for word in self._targets:
            for length in range(len(word) - 2, len(word) + 3):
                self._by_length.setdefault(length, []).append(word)
        self.mend_word = lru_cache(maxsize=4096)(self._mend_word)

    def knows(self, word: str) -> bool:
        """Return True when the folded word needs no mending."""
        return len(word) < 4 or not word.isalpha() or word in self.lexicon or word in self.ordinary or word in SHORT_FORMS

    def mend(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words with typos mended and glued words (``enel``) cut apart."""
        return tuple(part for word in words for part in self.mend_word(word))

    def _mend_word(self, word: str) -> tuple[str, ...]:
        if self.knows(word):
            return (word,)
        alike = self._sounds.get(sound(word))
        if alike:
            return (alike,)
        if nearest := self._nearest(word):
            return (nearest,)
        return self._cut(word) or (word,)

    def _nearest(self, word: str) -> str | None:
        """Return the closest lexicon word within the allowed number of keystrokes, or None."""
        if len(word) < 5:
            return None
        allowed = 2 if len(word) >= 8 else 1
        candidates = [c for c in self._by_length.get(len(word), ()) if allowed == 1 or c[0] == word[0] or c[-1] == word[-1]]
        best = extractOne(word, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return best[0] if best else None

    def _cut(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that ``word`` glues together, the longest second one first, or None."""
        for i in range(2, len(word) - 2):
            head, tail = word[:i], word[i:]
            if head in _GLUE and tail in self.lexicon | _GLUE:
                return head, tail
        return None


_GLUE = frozenset("el la los las de del en un una y que se lo al por con su es".split())
