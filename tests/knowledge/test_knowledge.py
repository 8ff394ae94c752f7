"""The knowledge as a whole: it loads, every alias finds its object and every fact can be reached by asking for it."""

from __future__ import annotations

import re

import pytest

from answers import Fact, KnowledgeBase, Thing, Vocabulary, load
from answers.text import words
from channels.guard import Accepted
from channels.turns import Turns

KNOWLEDGE: KnowledgeBase = load()
VOCABULARY = Vocabulary(KNOWLEDGE)
ALIASES = [
    (thing.id, str(alias))
    for thing in KNOWLEDGE.things.values()
    for alias in (*thing.aliases, thing.name, thing.siglas)
    if alias
]


def test_no_alias_names_two_objects() -> None:
    assert VOCABULARY.collisions == {}


def test_no_alias_is_orphan() -> None:
    """Every alias, in a sentence, yields its object."""
    orphans = []
    for thing, alias in ALIASES:
        said = words(f"me hablas sobre {alias} gracias")
        if thing not in {mention.thing for mention in VOCABULARY.mentions(said)}:
            orphans.append((thing, alias))
    assert orphans == []


@pytest.mark.parametrize("thing", KNOWLEDGE.things.values(), ids=lambda thing: thing.id)
def test_every_object_is_something_to_talk_about(thing: Thing) -> None:
    """Groups (academia, civil society…) may have no facts: they are named as the actors of a claim."""
    assert KNOWLEDGE.of(thing.id) or thing.kind == "group", "no fact is about it"
    assert len(set(map(str, thing.aliases))) == len(thing.aliases), "an alias is written twice"


def test_every_attribute_is_answered_by_a_fact() -> None:
    assert [attribute for attribute in KNOWLEDGE.attributes if not KNOWLEDGE.with_attribute(attribute)] == []


def test_every_link_is_used() -> None:
    used = {fact.link.id for fact in KNOWLEDGE.facts.values() if fact.link}
    assert sorted(set(KNOWLEDGE.links) - used) == []


def test_ids_start_with_their_object_and_questions_are_questions() -> None:
    odd = [fact.id for fact in KNOWLEDGE.facts.values() if not re.fullmatch(r"¿.+\?", fact.question)]
    assert odd == []


def test_texts_end_as_sentences_do() -> None:
    odd = [fact.id for fact in KNOWLEDGE.facts.values() if not re.search(r"[.:)»”]$", fact.text)]
    assert odd == []


async def test_every_fact_is_reached_by_its_question(agent) -> None:  # type: ignore[no-untyped-def]
    """The answer has the fact, another of the same object and attribute, or one that says the same."""
    turns = Turns(agent.handle_message, "rest")
    missed = []
    for fact in KNOWLEDGE.facts.values():
        [message, *_] = await turns.answer(Accepted(f"hecho-{fact.id}", fact.question))
        if not _alike(fact) & set(message.facts):
            missed.append(f"{fact.id}: {fact.question} -> {message.status} {', '.join(message.facts)}")
    assert not missed, f"{len(missed)} of {len(KNOWLEDGE.facts)} facts are not reached:\n" + "\n".join(missed)


def _alike(fact: Fact) -> set[str]:
    same_question = {other.id for attribute in fact.attributes for other in KNOWLEDGE.about(fact.object, attribute)}
    return same_question | {other.id for other in KNOWLEDGE.facts.values() if other.text == fact.text}
