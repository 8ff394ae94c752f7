"""What comes out: an answer and its status."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from answers.amounts import Moment
from answers.knowledge import Fact
from answers.question import Context


class Status(str, Enum):
    """How a turn ended. Every turn ends in exactly one; code, logs, metrics, reports and tests use this list."""

    ANSWERED = "answered"
    COMPUTED = "computed"
    CORRECTED = "corrected"
    CLARIFY = "clarify"
    PARTIAL = "partial"
    NOT_IN_SOURCE = "not_in_source"
    OUT_OF_SCOPE = "out_of_scope"
    SMALL_TALK = "small_talk"
    ERROR = "error"

    @property
    def label(self) -> str:
        """The Spanish name shown in reports."""
        return _LABELS[self]

    @property
    def is_miss(self) -> bool:
        """Whether the person left without what they asked for."""
        return self in {Status.OUT_OF_SCOPE, Status.NOT_IN_SOURCE, Status.ERROR}


_LABELS = {
    Status.ANSWERED: "contestada con un hecho de la base",
    Status.COMPUTED: "calculada a partir de hechos",
    Status.CORRECTED: "premisa falsa corregida",
    Status.CLARIFY: "se pidió precisar",
    Status.PARTIAL: "contestada en parte",
    Status.NOT_IN_SOURCE: "del tema, pero no está en la fuente",
    Status.OUT_OF_SCOPE: "fuera del tema",
    Status.SMALL_TALK: "cortesía o ayuda",
    Status.ERROR: "error",
}


@dataclass(frozen=True)
class Span:
    """One line of a timeline: when something was, or began and ended, as precisely as the source tells."""

    label: str
    start: Moment
    end: Moment | None = None

    def __str__(self) -> str:
        if self.end is None:
            return str(self.start)
        start = str(self.start)
        if self.start.month and self.start.year == self.end.year:
            start = start.removesuffix(f" de {self.start.year}")
        return f"{'del' if self.start.day else 'de'} {start} {'al' if self.end.day else 'a'} {self.end}"


@dataclass(frozen=True)
class Chart:
    """Data of a small chart that the text says too: bars of (label, figure), or the spans of a timeline."""

    title: str
    bars: tuple[tuple[str, int], ...] = ()
    unit: str = ""
    spans: tuple[Span, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON; a span is [label, in words, start, end or ""], dates as YYYY, YYYY-MM or YYYY-MM-DD."""
        spans = [[s.label, str(s), s.start.iso, s.end.iso if s.end else ""] for s in self.spans]
        return {"title": self.title, "unit": self.unit, "bars": [list(bar) for bar in self.bars], "spans": spans}


@dataclass(frozen=True)
class Reply:
    """What one question gets: a status, the body of the text and the facts behind it.

    ``things`` and ``label`` are what the conversation is about afterwards; ``options`` are questions offered as buttons
    (title, text sent); ``pending`` is a label that waits for a plan.
    """

    status: Status
    body: str
    facts: tuple[Fact, ...] = ()
    things: tuple[str, ...] = ()
    label: str = ""
    options: tuple[tuple[str, str], ...] = ()
    pending: str = ""
    chart: Chart | None = None
    keep: bool = False


@dataclass(frozen=True)
class Source:
    """A source as a person reads it: section or page, address, and a note that dates it or warns about the link."""

    title: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """The answer to a message: complete text, its parts for channels that show them apart, and the new context."""

    status: Status
    text: str
    body: str
    facts: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[tuple[str, str], ...] = ()
    context: Context = field(default_factory=Context)
    chart: Chart | None = None
