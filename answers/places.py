"""Places that questions name: other countries and the states of Mexico, of which next to nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from answers.knowledge import Fact
from answers.question import Clause
from answers.text import fold

_OF_THE_SPEAKER = re.compile(r"\b(?:soy|somos|vivo|trabajo|estudi\w+|alumn\w+|vengo|escribo|saludos|universidad)\b")


@lru_cache(maxsize=1)
def _places() -> dict[str, re.Pattern[str]]:
    """Return, for each canned reply of places.yml, the pattern of the places it is for."""
    listed = YAML(typ="safe").load(Path(__file__).with_name("places.yml").read_text(encoding="utf-8"))
    return {label: re.compile(rf"\b(?:{'|'.join(map(fold, names))})\b") for label, names in listed.items()}


def elsewhere(clause: Clause, facts: Iterable[Fact]) -> str:
    """Return the label of the reply to a question on a place that none of the facts speaks of; "" for any other.

    The place where people say that they live or study is not what they ask about.
    """
    asked, told = " ".join(clause.words), " ".join(fold(f"{fact.body} {fact.label}") for fact in facts)
    if _OF_THE_SPEAKER.search(asked):
        return ""
    for label, pattern in _places().items():
        if any(place not in told for place in pattern.findall(asked)):
            return label
    return ""
