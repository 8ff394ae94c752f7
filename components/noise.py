"""Misspelling training examples the way thumbs do, so that the model has seen such questions before."""

from __future__ import annotations

import random
import re

_NEIGHBOURS = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo", "o": "ip", "p": "ol",
    "a": "sq", "s": "ad", "d": "sf", "f": "dg", "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "kp", "z": "xs",
    "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "nk",
}  # fmt: skip
_SHORT = {
    "que": "q", "de": "d", "del": "dl", "para": "pa", "por": "x", "quien": "kien", "como": "cm", "porque": "xq",
    "tambien": "tmb", "es": "s",
}  # fmt: skip
_SOUNDS = (
    ("v", "b"), ("b", "v"), ("ci", "si"), ("ce", "se"), ("z", "s"), ("s", "z"), ("h", ""), ("ll", "y"),
    ("qu", "k"), ("c", "k"), ("x", "s"),
)  # fmt: skip


def misspell(words: tuple[str, ...], rate: float, rng: random.Random) -> tuple[str, ...]:
    """Return the folded words with about ``rate`` of them misspelt; deterministic for a given ``rng``."""
    return tuple(_misspell_word(word, rng) if rng.random() < rate else word for word in words)


def _misspell_word(word: str, rng: random.Random) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 4 or not re.fullmatch("[a-z]+", word):
        return word
    if rng.random() < 0.35:
        for old, new in rng.sample(_SOUNDS, len(_SOUNDS)):
            if old in word:
                return word.replace(old, new, 1)
    i = rng.randrange(1, len(word) - 1)
    match rng.randrange(4):
        case 0:
            return word[:i] + word[i + 1 :]
        case 1:
            return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        case 2:
            return word[:i] + word[i] + word[i:]
        case _:
            return word[:i] + rng.choice(_NEIGHBOURS[word[i]]) + word[i + 1 :]
