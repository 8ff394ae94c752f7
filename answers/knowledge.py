"""What the assistant knows, as values: objects, attributes, facts, links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from answers.amounts import Moment

PLANS = ("primero", "segundo", "tercero", "cuarto")


@dataclass(frozen=True)
class Link:
    """A public page: its title, its address and, where it may not open, a note that says so."""

    id: str
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Thing:
    """An object people ask about (a plan, an institution, an author, an instrument, a concept)."""

    id: str
    kind: str
    name: str
    short: str
    siglas: str = ""
    aliases: tuple[str, ...] = ()

    def phrase(self, template: str) -> str:
        """Return ``template`` with {el}, {de}, {en}, {name} and {siglas} replaced by this object's forms."""
        de = f"de {self.short}"
        forms = {
            "el": self.short,
            "de": "del " + self.short[3:] if self.short.startswith("el ") else de,
            "en": f"en {self.short}",
            "name": self.name,
            "siglas": self.siglas or self.short,
        }
        return template.format(**forms)


@dataclass(frozen=True)
class Attribute:
    """Something that can be asked of an object; facts answer attributes.

    ``asks`` groups attributes that a bare "¿cuándo?", "¿cuántos?"… may mean.
    """

    id: str
    intent: str
    label: str
    question: str
    object: str = ""
    needs_plan: bool = False
    asks: str = ""

    @property
    def key(self) -> str:
        """The label whose examples teach this attribute: ``intent/attribute``."""
        return f"{self.intent}/{self.id}"


@dataclass(frozen=True)
class Count:
    """A figure: how many, whether it is a floor ("más de"), and of what."""

    number: int
    of: str
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'más de ' if self.at_least else ''}{self.number:,}"


@dataclass(frozen=True)
class Quote:
    """Verbatim words of an author or institution, with year and work."""

    words: str
    author: str
    year: int
    work: str = ""


@dataclass(frozen=True)
class Value:
    """The typed value of a fact; the fields that do not apply are empty."""

    counts: tuple[Count, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    months: int = 0
    items: tuple[str, ...] = ()
    quote: Quote | None = None
    text: str = ""
    flag: bool | None = None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The dates of the value, in order."""
        return tuple(moment for moment in (self.start, self.end) if moment)

    @property
    def number(self) -> int:
        """The first figure of the value, or 0."""
        return self.counts[0].number if self.counts else self.months


@dataclass(frozen=True)
class Fact:
    """One thing that is known, with the sentence that says it and the source that backs it.

    ``layer`` is ``document`` (the source document) or ``update`` (a later, dated public source).
    """

    id: str
    object: str
    attributes: tuple[str, ...]
    label: str
    question: str
    value: Value
    text: str
    section: str
    link: Link | None
    layer: str
    as_of: str
    note: str = ""
    updates: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it is of the document and not one of the facts that tell what the document leaves out."""
        return self.layer == "document" and not self.value.text.startswith("el documento no")

    @property
    def body(self) -> str:
        """Everything the fact says, for searching: text, items and quotation."""
        quote = self.value.quote.words if self.value.quote else ""
        return " ".join((self.text, *self.value.items, quote, *self.terms))


@dataclass(frozen=True)
class KnowledgeBase:
    """All objects, attributes, facts and links, with the look-ups the answers need."""

    things: dict[str, Thing]
    attributes: dict[str, Attribute]
    facts: dict[str, Fact]
    links: dict[str, Link]
    version: str = ""
    _by_pair: dict[tuple[str, str], list[Fact]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for fact in self.facts.values():
            for attribute in fact.attributes:
                self._by_pair.setdefault((fact.object, attribute), []).append(fact)
        for pair in self._by_pair.values():
            pair.sort(key=lambda fact: fact.layer)

    def about(self, thing: str, attribute: str) -> list[Fact]:
        """Return the facts that answer ``attribute`` of ``thing``, document layer first; may be empty."""
        return self._by_pair.get((thing, attribute), [])

    def of(self, thing: str) -> list[Fact]:
        """Return every fact of ``thing`` in file order."""
        return [fact for fact in self.facts.values() if fact.object == thing]

    def with_attribute(self, attribute: str) -> list[Fact]:
        """Return every fact that answers ``attribute``, whatever the object."""
        return [fact for fact in self.facts.values() if attribute in fact.attributes]

    @cached_property
    def attribute_of_key(self) -> dict[str, Attribute]:
        """Attributes by label (``ask_plan/participantes``)."""
        return {attribute.key: attribute for attribute in self.attributes.values()}

    @cached_property
    def objects_of(self) -> dict[str, frozenset[str]]:
        """For each attribute, the objects that have a fact answering it."""
        objects: dict[str, set[str]] = {}
        for fact in self.facts.values():
            for attribute in fact.attributes:
                objects.setdefault(attribute, set()).add(fact.object)
        return {attribute: frozenset(ids) for attribute, ids in objects.items()}

    def asking(self, asks: str, things: Iterable[str]) -> list[Fact]:
        """Return the facts of ``things`` whose attribute answers a bare question word (``when``, ``count``…)."""
        return [
            fact
            for thing in things
            for fact in self.of(thing)
            if any(self.attributes[attribute].asks == asks for attribute in fact.attributes)
        ]
