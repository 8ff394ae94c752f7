"""Whether a question is the assistant's to answer: another subject, small talk, a detail that the source lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from answers import forms
from answers.bare import asked_for
from answers.matching import Index
from answers.objects import NAMED, POINTS_BACK
from answers.premise import confirms
from answers.query import Match
from answers.question import Clause, Context
from answers.stating import VAGUE
from answers.text import STOPWORDS

CANNED = ("chitchat", "meta", "near_scope", "out_of_scope")
DOUBTFUL = 0.5
SURE_DOUBT = 0.85
SURE = 0.55
FRAGMENT = 4
ABOUT_IT = 8
LITTLE = 3
UNRELATED = 0.35
CERTAIN_DOUBT = 0.97
CANNED_BY = 0.1
FOREIGN = "out_of_scope/otro_idioma"
FOREIGN_DOUBT = 0.7
FOREIGN_FROM = 0.25
NAMED_BY = 0.1
ASKED = 0.2
_PLAIN = frozenset({"when", "count"})


def tempered(clause: Clause) -> Clause:
    """Return the clause with half the belief in "a detail that is not told", whose examples sound like everything."""
    halved = ((label, p / 2 if label == VAGUE else p) for label, p in clause.labels)
    whole = 1 - clause.p_of(VAGUE) / 2
    return replace(clause, labels=tuple(sorted(((label, p / whole) for label, p in halved), key=lambda pair: -pair[1])))


def is_other_subject(clause: Clause, match: Match | None, computed: float) -> bool:
    """Return True when the gate, the classifier and the words agree that the question is on another subject."""
    outside, score = clause.p("out_of_scope"), match.score if match else 0.0
    if clause.doubt < DOUBTFUL:
        return False
    return (
        outside > SURE
        or (outside > score and outside >= clause.confidence - 0.05 and not clause.mentions)
        or (clause.doubt > SURE_DOUBT and outside + clause.p("near_scope") > 0.2)
        or max(score, computed, clause.p("chitchat"), clause.p("meta")) < 0.1
    )


def is_beyond(clause: Clause, match: Match, other: tuple[str, float], index: Index) -> bool:
    """Return True when small talk, or a question on what the source lacks, is likelier than the match.

    A question that names an object which has the fact asked for gets the benefit of the doubt; so does "¿quién
    participó?", which asks for names only when it says so.
    """
    if match.attribute.asks == "count" and match.fit < UNRELATED and clause.named("institution", "instrument"):
        return True
    margin = NAMED_BY if match.fit >= NAMED and match.facts else 0.0
    if (
        other[0] == "near_scope/nombres"
        and match.attribute.asks == "who"
        and match.facts
        and not forms.asks_for_names(clause)
    ):
        return False
    if (
        match.fit >= NAMED
        and match.facts
        and len(index.knowledge.of(match.things[0])) <= LITTLE
        and match.p > CANNED_BY
    ):
        return False
    told = match.fit >= NAMED and match.facts and match.attribute.asks in _PLAIN and match.p > ASKED
    if other[0] == VAGUE and match.facts and confirms(clause, match.facts, index):
        return False
    if other[0] == VAGUE and told and asked_for(clause) == match.attribute.asks:
        return False
    asks = clause.text.rstrip().endswith("?") and match.facts and match.p > ASKED
    if asks and other[0].startswith("chitchat") and match.fit > 1.0:
        return False
    near = other[0].startswith("near_scope") and clause.p("near_scope") > max(match.p + margin, clause.p("compute"))
    return near or other[1] > match.p + max(CANNED_BY, margin)


def is_canned(label: str) -> bool:
    """Return True for a label that gets a written reply, whatever the knowledge base holds."""
    return label.partition("/")[0] in CANNED and label != FOREIGN


def canned_after(label: str) -> bool:
    """Return True for a canned reply that may answer what goes on with the conversation: not "that is off-topic"."""
    return is_canned(label) and label.partition("/")[0] != "out_of_scope"


def says_nothing(clause: Clause) -> bool:
    """Return True for a string of little words ("de la que en el por con") that names and asks nothing."""
    empty = len(clause.words) > FRAGMENT and all(word in STOPWORDS for word in clause.words)
    return empty and not clause.mentions and not asked_for(clause)


def continues(clause: Clause, context: Context, match: Match | None) -> bool:
    """Return True when a doubtful question goes on with what was just told ("¿de qué año es su libro?")."""
    if not context.label or match is None or clause.doubt > CERTAIN_DOUBT:
        return False
    if len(clause.words) <= FRAGMENT and clause.p("out_of_scope") < 0.8 and match.score > 0.05:
        return True
    points_back = bool(POINTS_BACK & set(clause.words)) and len(clause.words) <= ABOUT_IT
    return points_back and bool(match.facts) and set(match.things) <= set(context.things)


def is_foreign(clause: Clause) -> bool:
    """Return True when a doubtful question is likely enough to be in another language."""
    foreign = clause.p_of(FOREIGN)
    return foreign > SURE or (clause.doubt > FOREIGN_DOUBT and foreign > max(FOREIGN_FROM, clause.p("chitchat")))


def likeliest(clause: Clause, wanted: Callable[[str], bool]) -> tuple[str, float]:
    """Return the likeliest of the wanted labels and its probability; ("", 0) when none is among the clause's."""
    return max((pair for pair in clause.labels if wanted(pair[0])), key=lambda pair: pair[1], default=("", 0.0))
