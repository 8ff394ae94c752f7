"""The pages in HTML: the home page, and everything the assistant knows, from the knowledge files."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from answers import Fact, KnowledgeBase, Thing
from answers.render import source_of, statement

KINDS = {
    "plan": "Planes de acción",
    "concept": "Conceptos",
    "institution": "Instituciones",
    "instrument": "Documentos, leyes y programas",
    "author": "Autoras y autores",
    "group": "Grupos",
    "event": "Acontecimientos",
}


def home(template: Path, version: str) -> str:
    """Return the home page."""
    return _fill(template.read_text(encoding="utf-8"), version=version)


def render(knowledge: KnowledgeBase, template: Path, version: str) -> str:
    """Return the catalogue: every fact with its question, text, source and date, by kind and object."""
    sections, index = [], []
    for kind, title in KINDS.items():
        things = [thing for thing in knowledge.things.values() if thing.kind == kind and knowledge.of(thing.id)]
        if things:
            sections.append(f'<h2 id="{kind}">{escape(title)}</h2>')
            sections.extend(_thing(thing, knowledge.of(thing.id)) for thing in things)
            index.append(f'<li><a href="#{kind}">{escape(title)}</a> ({len(things)})</li>')
    layers = [fact.layer for fact in knowledge.facts.values()]
    return _fill(
        template.read_text(encoding="utf-8"),
        version=version,
        index="\n".join(index),
        facts="\n".join(sections),
        document=str(layers.count("document")),
        update=str(layers.count("update")),
        knowledge=knowledge.version,
    )


def _thing(thing: Thing, facts: Sequence[Fact]) -> str:
    name = f"{thing.name} ({thing.siglas})" if thing.siglas and thing.siglas not in thing.name else thing.name
    count = f"{len(facts)} dato{'s' if len(facts) > 1 else ''}"
    body = "\n".join(_fact(fact) for fact in facts)
    summary = f"<summary>{escape(name)} <small>{count}</small></summary>"
    return f'<details id="{escape(thing.id)}">{summary}\n{body}\n</details>'


def _fact(fact: Fact) -> str:
    source = source_of(fact)
    title = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" rel="noopener">{title}</a>'
    note = f" ({escape(source.note)})" if source.note else ""
    text = "<br>".join(escape(line) for line in statement(fact).splitlines() if line.strip())
    return (
        f'<div class="fact" id="{escape(fact.id)}"><h3>{escape(fact.question)}</h3><p>{text}</p>'
        f'<p class="source">Fuente: {title}{note}</p></div>'
    )


def _fill(template: str, **values: str) -> str:
    """Return the template with each `{{name}}` replaced: braces of CSS and JSON stay as they are."""
    for name, value in values.items():
        template = template.replace("{{" + name + "}}", value)
    return template
