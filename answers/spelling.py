"""Mending typos in the light of the words around them: a noisy channel (Kernighan, Church and Gale, COLING 1990).

A person meant the words that are likely one after the other (word_model.py) and near what was typed. A word that is
neither the assistant's own nor ordinary Spanish is most likely a typo; an ordinary word is one only when its place
speaks strongly for another ("el cuarto pan de acción"), so that questions on other subjects are not bent into ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from answers.text import SHORT_FORMS, sound, word_set
from answers.word_model import EDGE, WordModel

_GLUE = word_set("el la los las de del en un una y que se lo al por con su es a")
_VOWELS = re.compile("[aeiou]")
_DIGITS_AS_LETTERS = str.maketrans("013457", "oleast")
LONGEST = 60

# How likely an ordinary word is at least, and one that nobody knows; what a change costs, in nats. Chosen by
# misspelling examples kept out of the word model, and watching that questions on other subjects stay as they are.
_ORDINARY, _UNKNOWN = 1e-7, 1e-11
_EDIT, _FIRST_LETTER, _SAME_SOUND, _REAL_WORD = 4.0, 1.5, 1.5, 6.0
_CANDIDATES = 8


class Change(NamedTuple):
    """What a typed word may stand for, and how unlikely it is, in nats, that it was typed for it."""

    word: str
    cost: float


class Speller:
    """Mends words with those of ``lexicon`` and with everyday words; ``ordinary`` words are known, but mend nothing.

    All are folded words; ``model`` says which of them follow each other.
    """

    def __init__(self, lexicon: Iterable[str], ordinary: Iterable[str] = (), model: WordModel | None = None) -> None:
        self.lexicon = frozenset(word for word in lexicon if len(word) > 1)
        self.ordinary = frozenset(ordinary)
        self.model = model or WordModel({})
        targets = {word for word in self.lexicon.union(self.model.everyday) if len(word) >= 4 and word.isalpha()}
        self._spellings = _Index((word, word) for word in sorted(targets))
        self._sounds = _Index((sound(word), word) for word in sorted(targets))
        self._skeletons = {
            _VOWELS.sub("", word): word for word in sorted(self.lexicon & targets, key=self._rarity)[::-1]
        }
        self.candidates = lru_cache(maxsize=8192)(self._candidates)

    def knows(self, word: str) -> bool:
        """Return True when the folded word is one of the assistant's own, or too short to judge."""
        return len(word) < 3 or word.isdigit() or word in self.lexicon or word in SHORT_FORMS

    def mend(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words with typos mended and glued words (``enel``) cut apart."""
        typed = [part for word in words for part in self._parts(word)]
        paths: dict[str, tuple[float, tuple[str, ...]]] = {EDGE: (0.0, ())}
        for place in range(len(typed)):
            paths = {
                option.word: min(
                    (cost + option.cost + self._surprise(option.word, last), (*path, option.word))
                    for last, (cost, path) in paths.items()
                )
                for option in self._options(typed, place)
            }
        return min((cost + self._surprise(EDGE, last), path) for last, (cost, path) in paths.items())[1]

    def _parts(self, word: str) -> tuple[str, ...]:
        """Return the word with digits for letters read as such, or the words that it glues together."""
        if self._real(word) or self.knows(word) or len(word) > LONGEST:
            return (word,)
        if not word.isalpha():
            plain = word.translate(_DIGITS_AS_LETTERS)
            return (plain,) if plain in self.lexicon and any(map(str.isalpha, word)) else (word,)
        nearest = min((change.cost for change in self.candidates(word)[1:]), default=2 * _EDIT)
        return (word,) if nearest < 2 * _EDIT else self._cut(word) or (word,)

    def _options(self, typed: Sequence[str], place: int) -> Sequence[Change]:
        word, before, after = typed[place], *((*typed, EDGE)[i] for i in (place - 1, place + 1))
        at_home = self._real(word) and (self.model.follows(word, before) or self.model.follows(after, word))
        if at_home or len(word) < 3 or len(word) > LONGEST or not word.isalpha():
            return (Change(word, 0.0),)
        return self.candidates(word)

    def _candidates(self, word: str) -> Sequence[Change]:
        """Return the likeliest changes of a word of letters, itself among them."""
        allowed = 1 if self._real(word) or len(word) < 5 else 2
        costs = {target: _EDIT * edits for target, edits in self._spellings.near(word, allowed)}
        for target, edits in self._sounds.near(sound(word), allowed - 1):
            costs[target] = min(costs.get(target, _EDIT * LONGEST), _SAME_SOUND + _EDIT * edits)
        if not _VOWELS.search(word) and word in self._skeletons:
            costs[self._skeletons[word]] = _SAME_SOUND
        changes = (
            Change(target, cost + _FIRST_LETTER * (target[0] != word[0]) + _REAL_WORD * self._real(word))
            for target, cost in costs.items()
            if target != word
        )
        likely = sorted(changes, key=lambda change: (change.cost + self._rarity(change.word), change.word))
        return (Change(word, 0.0), *likely[:_CANDIDATES])

    def _real(self, word: str) -> bool:
        return len(word) < 4 or word in self.lexicon or word in self.ordinary or word in self.model.everyday

    def _rarity(self, word: str) -> float:
        return self._surprise(word, "")

    def _surprise(self, word: str, previous: str) -> float:
        return self.model.cost(word, previous, floor=_ORDINARY if self._real(word) else _UNKNOWN)

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


class _Index:
    """Words by a key (their spelling or sound), to be found by a key that begins or ends with the same letter."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[tuple[int, str], dict[str, list[str]]] = {}
        for key, word in entries:
            for end in (f"^{key[:1]}", f"{key[-1:]}$"):
                self._keys.setdefault((len(key), end), {}).setdefault(key, []).append(word)

    def near(self, key: str, edits: int) -> Iterator[tuple[str, int]]:
        """Yield the words whose key is at most so many edits away, with how many."""
        for length in range(len(key) - edits, len(key) + edits + 1):
            for end in (f"^{key[:1]}", f"{key[-1:]}$"):
                bucket = self._keys.get((length, end), {})
                for found, away, _ in extract(key, bucket.keys(), scorer=OSA.distance, score_cutoff=edits, limit=None):
                    yield from ((word, int(away)) for word in bucket[found])
