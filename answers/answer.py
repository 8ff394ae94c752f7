"""What comes out: an answer and its status."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

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
class Chart:
    """Data of a small bar chart: a title and (label, value) bars, with the text that says the same."""

    title: str
    bars: tuple[tuple[str, int], ...]
    unit: str = ""


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
