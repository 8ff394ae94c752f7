"""What a comparison says of its two sides: more, less, as many, twice; and whether it asks or claims it."""

from __future__ import annotations

import re

_STRONG = (
    r"mas|menos|mayor(?:es|ia)?|menor(?:es)?|minoria|doble|triple|mitad|super\w+|gan[ao]\w*|rebas\w+|igual\w*|mism[oa]s?|"
    r"tant[oa]s"
)
_CHANGE = r"baj[oa]\w*|sub(?:io|e|ieron)|aument\w+|dismin\w+|redu[jc]\w+|crec\w+|cay\w+"
COMPARES = re.compile(
    rf"\b(?:{_STRONG}|{_CHANGE}|diferencias?|difer\w+|compar\w+|comparacion|versus|vs|contra|frente|predomin\w+|abund\w+)\b"
)
NO_COMPARISON = re.compile(r"\b(?:mas|menos) (?:o menos|de \d+|de (?:mil|cien|medio)|alla)\b|\bnada mas\b|\bademas\b")
ORDERS = re.compile(r"\b(?:compar[ae]\w*|comparacion|dime|dame|diferencias?|contra|vs|versus)\b")
_PREDICATE = re.compile(rf"\b(?:{_STRONG})\b.*\b(?:que|a|al|de|del|como|y)\b")
_QUESTION = re.compile(
    r"\b(?:cual|cuales|cuant[oa]s?|quien|quienes|donde|dime)\b|(?:^|\b(?:en|de|a|por|con|y|plan|"
    r"oye) )que (?!el |la |los |las )"
)
_LESS = re.compile(r"\b(?:menos|menor(?:es)?|minoria|poc[oa]s|corto|rapido)\b")
_EQUAL = re.compile(r"\b(?:igual\w*|mism[oa]s?|tant[oa]s)\b")
_TIMES = (("triple", 3), ("doble", 2))


def says_less(text: str) -> bool:
    """Return True when a comparison is of who has less."""
    return bool(_LESS.search(text))


def is_plain(text: str) -> bool:
    """Return True when a comparison is put as a claim to confirm: "¿hubo más mesas que compromisos?"."""
    predicate = _PREDICATE.search(text)
    if not predicate or ORDERS.search(text) or " o " in text:
        return False
    return not _QUESTION.search(re.split(r" (?:que|como) ", text, maxsplit=1)[0])


def holds(text: str, one: float, other: float) -> bool:
    """Return True when the first amount is to the second what a claim says: more, less, as many, twice, half…"""
    said = text.split()
    if times := next((times for word, times in _TIMES if word in said), 0):
        return one < times * other if _LESS.search(text) else one >= times * other
    if "mitad" in said:
        half = other / 2
        return one < half if "menos" in said else one > half if "mas" in said else abs(one - half) < 0.1 * half
    if _EQUAL.search(text):
        return one == other
    return one < other if _LESS.search(text) else one > other
