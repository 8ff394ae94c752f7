"""The same conversations, written worse: without accents, or with typos.

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
FOREIGN = "language"  # the kind whose questions are not in Spanish
_PICKED = re.compile(r"\s*/.*|[\W\d_]*", re.DOTALL)  # a command or the payload of a button; a number, signs
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
    """Return the cases in a variant, with all their turns rewritten; a case is always rewritten the same way.

    Those that stay as they are, such as one without accents to lose, are left out: they would measure nothing.
    """
    spanish = [case for case in cases if case.kind != FOREIGN]
    pairs = [(case, replace(case, turns=_turns(case, name))) for case in spanish]
    return [changed for case, changed in pairs if changed.turns != case.turns]


def _turns(case: Case, name: str) -> tuple[str, ...]:
    """Return the turns of a case in a variant: what is picked or built, rather than typed, stays as it is."""
    rng, write = _rng(name, case), VARIANTS[name]
    return tuple(
        turn if place in case.built or _PICKED.fullmatch(turn) else write(turn, rng)
        for place, turn in enumerate(case.turns)
    )


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
