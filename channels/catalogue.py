"""The pages in HTML: the home page, and everything the assistant knows, from the knowledge files."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from answers import Fact, KnowledgeBase, Thing
from answers.knowledge import PLANS
from answers.render import in_words, source_of, statement
from answers.text import fold
from channels import texts


def home(knowledge: KnowledgeBase, template: Path, version: str) -> str:
    """Return the home page."""
    topics = sum(1 for thing in knowledge.things if knowledge.of(thing))
    return _fill(_read(template), version=version, facts=str(len(knowledge.facts)), topics=str(topics))


def render(knowledge: KnowledgeBase, template: Path, version: str) -> str:
    """Return the catalogue: every fact with its question, text, source and date, by kind and object."""
    sections, index = [], []
    kinds: dict[str, str] = texts.load()["catalogue"]["kinds"]
    for kind, title in kinds.items():
        of_kind = (thing for thing in knowledge.things.values() if thing.kind == kind and knowledge.of(thing.id))
        if things := sorted(of_kind, key=_place):
            body = "\n".join(_thing(thing, knowledge.of(thing.id)) for thing in things)
            sections.append(f'<section id="{kind}"><h2>{escape(title)}</h2>\n{body}\n</section>')
            index.append(f'<li><a href="#{kind}">{escape(title)} <small>{len(things)}</small></a></li>')
    layers = [fact.layer for fact in knowledge.facts.values()]
    return _fill(
        _read(template),
        version=version,
        index="\n".join(index),
        facts="\n".join(sections),
        document=str(layers.count("document")),
        update=str(layers.count("update")),
        knowledge=knowledge.version,
    )


def _place(thing: Thing) -> tuple[int, str]:
    """Return where a topic goes in its kind: the plans in their order, all else by name."""
    return PLANS.index(thing.id) if thing.id in PLANS else len(PLANS), fold(thing.name)


def _thing(thing: Thing, facts: Sequence[Fact]) -> str:
    name = f"{thing.name} ({thing.siglas})" if thing.siglas and thing.siglas not in thing.name else thing.name
    count = texts.say("catalogue", "facts" if len(facts) > 1 else "one_fact", count=len(facts))
    body = "\n".join(_fact(fact) for fact in facts)
    summary = f"<summary>{escape(name[:1].upper() + name[1:])} <small>{count}</small></summary>"
    return f'<details id="{escape(thing.id)}">{summary}\n{body}\n</details>'


def _fact(fact: Fact) -> str:
    text = "<br>".join(escape(line) for line in statement(fact).splitlines() if line.strip())
    source = texts.say("catalogue", "source", source=_source(fact), date=escape(in_words(fact.as_of)))
    return (
        f'<div class="fact" id="{escape(fact.id)}"><h3>{escape(fact.question)}</h3><p>{text}</p>'
        f'<p class="source">{source}</p></div>'
    )


def _source(fact: Fact) -> str:
    """Return where a fact is from and, when there is one, the page that can be opened, with what to expect of it."""
    title = source_of(fact).title
    if not fact.link or not fact.link.url.startswith(("https://", "http://")):
        return escape(title)
    link = f'<a href="{escape(fact.link.url)}" rel="noopener">{escape(fact.link.title)}</a>'
    note = f" ({escape(fact.link.note)})" if fact.link.note else ""
    return f"{escape(title)}; {link}{note}" if fact.layer == "document" else f"«{escape(title)}», {link}{note}"


def _read(template: Path) -> str:
    return template.read_text(encoding="utf-8")


def _fill(template: str, **values: str) -> str:
    """Return the template with each `{{name}}` replaced: braces of CSS and JSON stay as they are."""
    for name, value in values.items():
        template = template.replace("{{" + name + "}}", value)
    return template
