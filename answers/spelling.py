"""Mending typos against the words the assistant knows.

A word is mended only when it is unknown: neither among the assistant's own words nor an ordinary Spanish word, so that
questions on other subjects are not bent into ours. The core words, those that very many examples share, are so likely
that they win over an ordinary word that sounds the same ("terser", "quando").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from answers.text import SHORT_FORMS, sound, word_set

_GLUE = word_set("el la los las de del en un una y que se lo al por con su es a")
_VOWELS = re.compile("[aeiou]")
_DIGITS_AS_LETTERS = str.maketrans("013457", "oleast")
LONGEST = 40


class Speller:
    """Mends unknown words with the nearest of ``lexicon``; ``ordinary`` words are left as they are.

    All are folded words; ``core`` is a part of ``lexicon``. The nearest is the one that sounds the same, else the one
    at one keystroke (two from eight letters on).
    """

    def __init__(self, lexicon: Iterable[str], ordinary: Iterable[str] = (), core: Iterable[str] = ()) -> None:
        self.lexicon = frozenset(word for word in lexicon if len(word) > 1)
        self.ordinary = frozenset(ordinary)
        self.core = frozenset(core) & self.lexicon
        targets = sorted(
            (word for word in self.lexicon if len(word) >= 4 and word.isalpha()), key=lambda w: (w not in self.core, w)
        )
        self._sounds: dict[str, str] = {}
        self._alike: dict[tuple[int, str], list[str]] = {}
        for word in targets:
            self._sounds.setdefault(sound(word), word)
            for length in range(len(word) - 2, len(word) + 3):
                for end in {f"^{word[0]}", f"{word[-1]}$"}:
                    self._alike.setdefault((length, end), []).append(word)
        self._skeletons = {_VOWELS.sub("", word): word for word in sorted(self.core, reverse=True) if len(word) >= 4}
        self.mend_word = lru_cache(maxsize=4096)(self._mend_word)

    def knows(self, word: str) -> bool:
        """Return True when the folded word is one of the assistant's own, or too short to judge."""
        return len(word) < 3 or word.isdigit() or word in self.lexicon or word in SHORT_FORMS

    def mend(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words with typos mended and glued words (``enel``) cut apart."""
        return tuple(part for word in words for part in self.mend_word(word))

    def _mend_word(self, word: str) -> tuple[str, ...]:
        if self.knows(word) or len(word) > LONGEST:
            return (word,)
        if not word.isalpha():
            plain = word.translate(_DIGITS_AS_LETTERS)
            return (plain,) if plain in self.lexicon and any(map(str.isalpha, word)) else (word,)
        alike = self._sounds.get(sound(word))
        if alike and (alike in self.core or word not in self.ordinary) and len(word) > 3:
            return (alike,)
        if not _VOWELS.search(word) and word in self._skeletons:
            return (self._skeletons[word],)
        nearest = self._nearest(word)
        if nearest and (word not in self.ordinary or (nearest in self.core and len(nearest) >= 6)):
            return (nearest,)
        return (word,) if word in self.ordinary else self._cut(word) or (word,)

    def _nearest(self, word: str) -> str | None:
        """Return the closest lexicon word within the allowed number of keystrokes, or None."""
        if len(word) < 4:
            return None
        allowed = 2 if len(word) >= 8 and word not in self.ordinary else 1
        starting, ending = (self._alike.get((len(word), end), []) for end in (f"^{word[0]}", f"{word[-1]}$"))
        candidates = starting + ending
        if len(word) == 4:
            candidates = [candidate for candidate in candidates if candidate in self.core]
        best = extractOne(word, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return best[0] if best else None

    def _cut(self, word: str) -> tuple[str, ...] | None:
        """Return the known words that ``word`` glues together, as few as possible, or None."""
        if len(word) < 4:
            return None
        best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 16), end):
                piece, before = word[start:end], best[start]
                if before is None or (piece not in _GLUE and (len(piece) < 4 or piece not in self.lexicon)):
                    continue
                if best[end] is None or len(before) + 1 < len(best[end] or ()):
                    best[end] = (*before, piece)
        return best[-1] if best[-1] and len(best[-1]) > 1 else None
