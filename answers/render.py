"""From facts to the text a person reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from answers.amounts import Moment
from answers.answer import Source
from answers.knowledge import Fact, KnowledgeBase
from answers.text import word_set

MOST_SOURCES = 4
_COMMON = word_set(
    "El La Los Las En Su Sus Se Según Participaron Es Son De Del Fue Lo Con Hubo Por Para Hay "
    "Así Un Una Tres Dos Después Al Sobre Estas Estos Durante Con Cada Todo"
)


@lru_cache(maxsize=1)
def texts() -> dict[str, Any]:
    """Return the canned texts of answers/texts.yml: ``replies`` by label and ``phrases`` by name."""
    data: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("texts.yml").read_text(encoding="utf-8"))
    return data


def phrase(name: str, **values: object) -> str:
    """Return the phrase ``name`` of answers/texts.yml with its gaps filled."""
    return str(texts()["phrases"][name]).format(**values)


def statement(fact: Fact) -> str:
    """Return what a fact says: its sentence, its quotation in quotation marks and its items as a list."""
    text = fact.text
    if fact.value.quote:
        gap = " " if text.endswith(":") else "\n"
        text = f"{text}{gap}“{fact.value.quote.words.strip('“”')}”"
    if fact.value.items and text.endswith(":"):
        text += "".join(f"\n{i}. {item}" for i, item in enumerate(fact.value.items, 1))
    elif text.endswith(":") and fact.link and not fact.value.quote:
        text += f" {fact.link.url}"
    return f"{text} {fact.note}" if fact.note else text


def updates(fact: Fact, knowledge: KnowledgeBase) -> str:
    """Return the dated notes that a fact of the document needs, one a line; empty when it needs none."""
    notes = (knowledge.facts[id_] for id_ in fact.updates)
    return "\n".join(phrase("update", as_of=in_words(note.as_of), text=_first_sentence(note.text)) for note in notes)


def in_words(as_of: str) -> str:
    """Return the date of a fact in words; as it is if it is a span of years or says that there is none."""
    try:
        return str(Moment.parse(as_of))
    except ValueError:
        return as_of


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-záéíóúñ0-9)»”]\.)\s", text, maxsplit=1)[0]


def source_of(fact: Fact) -> Source:
    """Return the source of a fact as a person reads it."""
    if fact.layer == "document":
        title = phrase("document", section=fact.section)
        note = fact.link.note if fact.link else ""
    else:
        title = fact.section
        note = phrase("undated") if "fecha" in fact.as_of else phrase("dated", as_of=in_words(fact.as_of))
    return Source(title, fact.link.url if fact.link else "", note)


def sources(facts: Iterable[Fact], knowledge: KnowledgeBase) -> tuple[Source, ...]:
    """Return the sources of the facts and of their dated notes, each address once, at most MOST_SOURCES."""
    facts = tuple(facts)
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.link.url if fact.link else fact.section, []).append(fact)
    shown = {place: _joint_source(same) for place, same in found.items()}
    for note in (knowledge.facts[id_] for fact in facts for id_ in fact.updates):
        if note.link:
            shown.setdefault(note.link.url, Source(phrase("of_the_update"), note.link.url))
    return tuple(shown.values())[:MOST_SOURCES]


def _joint_source(facts: list[Fact]) -> Source:
    """Return one source for facts that share an address: all their sections of the document, the address once."""
    source = source_of(facts[0])
    sections = list(dict.fromkeys(fact.section for fact in facts if fact.layer == "document"))
    if len(sections) < 2:
        return source
    return Source(phrase("document", section="», «".join(sections)), source.url, source.note)


def source_line(shown: Sequence[Source]) -> str:
    """Return the line under an answer that names its sources, or "" when it has none."""
    if not shown:
        return ""
    parts = []
    for source in shown:
        text = f"{source.title} · {source.url}" if source.url else source.title
        parts.append(f"{text} ({source.note})" if source.note else text)
    return phrase("source", sources="; ".join(parts))


def join(items: Sequence[str]) -> str:
    """Return "a, b y c" ("e" before an i sound)."""
    if len(items) < 2:
        return "".join(items)
    last = items[-1]
    link = "e" if last.lower().startswith(("i", "hi")) and not last.lower().startswith("hie") else "y"
    return f"{', '.join(items[:-1])} {link} {last}"


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case, unless the first word is a name or siglas."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _COMMON else text
