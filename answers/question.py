"""What the answers are given: a question as understood, and what the conversation is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from answers.vocabulary import Mention


@dataclass(frozen=True)
class Clause:
    """One question of a message: its text, mended words, likely labels (best first) and the objects it names.

    ``labels`` are (``intent/attribute``, probability) pairs; ``doubt`` is the probability, 0 to 1, that the question is
    not about anything the assistant knows; ``tentative`` marks the halves of a message that may be one question, and
    ``fragment`` a question filled in from the conversation, whose words claim nothing.
    """

    text: str
    words: tuple[str, ...] = ()
    labels: tuple[tuple[str, float], ...] = ()
    mentions: tuple[Mention, ...] = ()
    doubt: float = 0.0
    tentative: bool = False
    fragment: bool = False

    @property
    def label(self) -> str:
        """The likeliest label, or "" when there is none."""
        return self.labels[0][0] if self.labels else ""

    @property
    def intent(self) -> str:
        """The kind of question: the part of the label before the slash."""
        return self.label.partition("/")[0]

    @property
    def confidence(self) -> float:
        """The probability of the likeliest label."""
        return self.labels[0][1] if self.labels else 0.0

    def named(self, *kinds: str) -> tuple[str, ...]:
        """Return the ids of the objects named, in order and once each, of the given kinds (default: all)."""
        return tuple(dict.fromkeys(m.thing for m in self.mentions if not kinds or m.kind in kinds))

    def p(self, intent: str) -> float:
        """Return the probability of an intent: the sum over its labels."""
        return sum(p for label, p in self.labels if label.partition("/")[0] == intent)

    def p_of(self, label: str) -> float:
        """Return the probability of a label; 0 when it is not among the likely ones."""
        return dict(self.labels).get(label, 0.0)

    def about(self, label: str, *things: Mention) -> Clause:
        """Return the clause with another likeliest label and, when given, other objects."""
        others = tuple(pair for pair in self.labels if pair[0] != label)
        return replace(self, labels=((label, 1.0), *others), mentions=things or self.mentions, doubt=0.0)


@dataclass(frozen=True)
class Context:
    """What was talked about: read from and written to one slot.

    ``things``: the objects of the last answer; ``label``: what was asked of them; ``facts``: the facts that answered;
    ``pending``: a question that waits for its plan; ``misses``: unanswered messages in a row; ``said``: the last
    answer; ``plan``: the plan being talked about; ``last_plan``: the last one that was, whatever came after;
    ``before``: the objects talked about before those of the last answer; ``named``: the last that the person named.
    """

    things: tuple[str, ...] = ()
    label: str = ""
    facts: tuple[str, ...] = ()
    pending: str = ""
    misses: int = 0
    said: str = ""
    plan: str = ""
    last_plan: str = ""
    before: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def as_slot(self) -> dict[str, Any]:
        """Return the context as plain data for a Rasa slot."""
        return {
            key: list(value) if isinstance(value, tuple) else value for key, value in self.__dict__.items() if value
        }

    @classmethod
    def from_slot(cls, slot: object) -> Context:
        """Return the context kept in a slot; an empty one for anything that is not a context."""
        if not isinstance(slot, Mapping):
            return cls()
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in slot.items()}
        return cls(**{key: value for key, value in values.items() if key in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Question:
    """A message as understood: the whole of it, its clauses when it asks several things, and the context."""

    whole: Clause
    clauses: tuple[Clause, ...] = ()
    context: Context = field(default_factory=Context)
