"""The same questions, written worse: without accents, or with typos.

The typos are not those of components/noise.py, which the model has seen in training: any letter may replace another.
"""

import random
import re
import string
from collections.abc import Callable
from dataclasses import replace

from tests.evaluation.cases import Case
from tests.evaluation.normalise import fold

SEED = 2011
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def unaccented(text: str, rng: random.Random) -> str:
    """Return the text without accents, "ñ" included."""
    return fold(text)


def one_typo(text: str, rng: random.Random) -> str:
    """Return the text with a typo in every word of four letters or more."""
    return _LONG_WORD.sub(lambda word: _mistype(word[0], rng), text)


def two_typos(text: str, rng: random.Random) -> str:
    """Return the text with two typos in every word of four letters or more."""
    return _LONG_WORD.sub(lambda word: _mistype(_mistype(word[0], rng), rng), text)


VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "sin_acentos": unaccented,
    "una_errata": one_typo,
    "dos_erratas": two_typos,
}


def rewrite(cases: list[Case], name: str) -> list[Case]:
    """Return the single-turn point questions in a variant. A case is always rewritten the same way."""
    point = [case for case in cases if case.fact and len(case.turns) == 1]
    return [replace(case, turns=(VARIANTS[name](case.turns[0], _rng(name, case)),)) for case in point]


def _rng(name: str, case: Case) -> random.Random:
    return random.Random(f"{SEED} {name} {case.id}")


def _mistype(word: str, rng: random.Random) -> str:
    """Return the word with a letter left out, swapped with the next, added or replaced; never the first."""
    place = rng.randrange(1, len(word))
    letter = rng.choice(string.ascii_lowercase)
    match rng.randrange(4):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1 if place + 1 < len(word):
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case 2:
            return word[:place] + letter + word[place:]
        case _:
            return word[:place] + letter + word[place + 1 :]
