"""What form of answer a question word asks for, and whether an attribute has that form."""

from __future__ import annotations

import re

from answers.knowledge import Attribute, Fact
from answers.question import Clause

_LIST = re.compile(
    r"\b(?:cual(?:es)? (?:es|era|fue|son|fueron|eran)|cuales (?:\d+ )?"
    r"(?:organizaciones|instituciones|entidades|estados|universidades|compromisos|dependencias)|"
    r"quienes (?:son|eran|fueron)|nombres?|lista(?:do)?|enlista\w*|como se llaman?)\b"
)
_MEMBERS = re.compile(
    r"\b(?:que|cuales) (?:\w+ )?(?:empresas?|osc|organizaciones|universidades|dependencias|periodistas|activistas|"
    r"emprendedor\w*|academic\w*|funcionari\w*|expert\w*)\b"
)
_COUNT = re.compile(r"\b(?:cuant[oa]s?|numero|cifra|cantidad|total)\b")
_WHERE = re.compile(r"\b(?:ciudad|lugar|sede|recinto|direccion)\b")
_WHO = re.compile(r"^(?:y |pero |por |con |de )?(?:quien|quienes)\b")
_WHEN = re.compile(r"\b(?:cuando|fecha|dia|ano|mes|periodo)\b")
MISFIT = 0.35


def asks_for_names(clause: Clause) -> bool:
    """Return True when the question wants the things themselves ("¿cuáles fueron los 20…?"), not their number."""
    text = " ".join(clause.words)
    return bool(_LIST.search(text)) and not _COUNT.search(text)


def asks_for_members(clause: Clause) -> bool:
    """Return True when the question wants to know which of a kind ("¿qué empresas participaron?")."""
    return bool(_MEMBERS.search(" ".join(clause.words)))


def fit(clause: Clause, attribute: Attribute) -> float:
    """Return how well the attribute has the form asked for: 1, or MISFIT when it has another."""
    text = " ".join(clause.words)
    if asks_for_names(clause) and attribute.asks == "count":
        return MISFIT
    if _WHO.search(text) and attribute.asks in {"when", "count"}:
        return MISFIT
    if _WHERE.search(text) and not _WHEN.search(text) and attribute.asks == "when":
        return MISFIT
    if re.search(r"\bcuant[oa]s\b", text) and attribute.asks in {"which", "when"}:
        return 2 * MISFIT
    return 1.0


def only_counts(facts: tuple[Fact, ...]) -> bool:
    """Return True when the facts give figures but name nothing."""
    return bool(facts) and all(
        fact.value.counts and not fact.value.items and " y el " not in fact.text for fact in facts
    )
