"""More on the last answer: where it comes from, and what else is known of the same."""

from __future__ import annotations

from answers.answer import Reply, Status
from answers.items import last_facts
from answers.matching import Index
from answers.question import Context
from answers.render import join, source_line, source_of, sources, statement, updates


def source(context: Context, index: Index) -> Reply | None:
    """Return the sources of the last answer, or None when there was none."""
    facts = tuple(last_facts(context, index))
    if not facts:
        return None
    line = source_line(sources(facts, index.knowledge))
    links = [f for t in context.things for f in index.knowledge.about(t, "enlace") if f.link]
    others = (source_of(fact) for fact in links if fact.link and fact.link.url not in line)
    extra = join(list(dict.fromkeys(f"{o.url} ({o.note})" if o.note else o.url for o in others)))
    body = f"{line}{'. También: ' + extra if extra else ''}"
    return Reply(Status.ANSWERED, body, facts, context.things, context.label, keep=True)


def detail(context: Context, index: Index) -> Reply | None:
    """Return other facts of what was being talked about, or None when there is nothing to add."""
    told = set(context.facts)
    known = [fact for thing in context.things for fact in index.knowledge.of(thing)]
    dull = {"enlace", "siglas", "nombre_completo"}
    facts = [f for f in known if f.id not in told and not dull & set(f.attributes) and f.says_something]
    summary = [f for f in facts if {"resumen", "que_es"} & set(f.attributes)]
    intent = context.label.partition("/")[0]
    akin = [f for f in facts if any(index.knowledge.attributes[a].intent == intent for a in f.attributes)]
    chosen = list(dict.fromkeys((*summary[:1], *akin, *facts)))[:2]
    if not chosen:
        return None
    said = (line for fact in chosen for line in (statement(fact), updates(fact, index.knowledge)) if line)
    body = "\n".join(dict.fromkeys(said))
    return Reply(Status.ANSWERED, body, tuple(chosen), context.things, context.label)
