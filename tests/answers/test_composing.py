"""Joining replies into one answer."""

from __future__ import annotations

import pytest

from answers import Context, Reply, Status, engine
from answers.composing import compose

KNOWLEDGE = engine().knowledge
DATE = KNOWLEDGE.facts["segundo.fecha_presentacion"]
PEOPLE = KNOWLEDGE.facts["segundo.participantes"]


def fact_reply(fact, status: Status = Status.ANSWERED) -> Reply:  # type: ignore[no-untyped-def]
    return Reply(status, fact.text, (fact,), (fact.object,), f"ask_plan/{fact.attributes[0]}")


MISS = Reply(Status.OUT_OF_SCOPE, "No tengo información.")


def test_replies_are_said_in_order_with_one_line_of_sources() -> None:
    answer = compose([fact_reply(DATE), fact_reply(PEOPLE)], Context(), KNOWLEDGE)
    assert answer.body == f"{DATE.text}\n\n{PEOPLE.text}"
    assert answer.facts == (DATE.id, PEOPLE.id)
    assert answer.text.count("Fuente:") == 1 and answer.text.startswith(answer.body)


def test_the_same_thing_is_said_once() -> None:
    answer = compose([fact_reply(DATE), fact_reply(DATE)], Context(), KNOWLEDGE)
    assert answer.body == DATE.text


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([Status.ANSWERED, Status.ANSWERED], Status.ANSWERED),
        ([Status.ANSWERED, Status.CORRECTED], Status.CORRECTED),
        ([Status.ANSWERED, Status.CLARIFY], Status.CLARIFY),
        ([Status.ANSWERED, Status.NOT_IN_SOURCE], Status.PARTIAL),
        ([Status.COMPUTED, Status.ANSWERED], Status.COMPUTED),
    ],
)
def test_one_status(statuses: list[Status], status: Status) -> None:
    replies = [fact_reply(fact, one) for fact, one in zip((DATE, PEOPLE), statuses, strict=True)]
    assert compose(replies, Context(), KNOWLEDGE).status is status


def test_the_context_follows_the_newest_topic() -> None:
    before = Context(("cuarto",), "ask_plan/objetivo", ("cuarto.objetivo",), plan="cuarto", misses=1)
    after = compose([fact_reply(DATE)], before, KNOWLEDGE).context
    assert (after.things, after.plan, after.facts, after.misses) == (("segundo",), "segundo", (DATE.id,), 0)


def test_a_miss_leaves_the_topic_and_is_counted() -> None:
    before = Context(("segundo",), "ask_plan/objetivo", ("segundo.objetivo",), plan="segundo")
    after = compose([MISS], before, KNOWLEDGE).context
    assert (after.things, after.label, after.facts, after.misses) == (before.things, before.label, before.facts, 1)


def test_after_two_misses_there_is_a_menu() -> None:
    answer = compose([MISS], Context(misses=1), KNOWLEDGE)
    assert "opengovpartnership.org" in answer.text and answer.suggestions


def test_starting_over_empties_the_context() -> None:
    reply = Reply(Status.SMALL_TALK, "Listo.", label="meta/reiniciar")
    assert compose([reply], Context(("segundo",), plan="segundo"), KNOWLEDGE).context == Context()


@pytest.mark.parametrize("fact", KNOWLEDGE.facts.values(), ids=lambda fact: fact.id)
def test_suggestions_are_few_short_and_of_the_base(fact) -> None:  # type: ignore[no-untyped-def]
    suggestions = compose([fact_reply(fact)], Context(), KNOWLEDGE).suggestions
    questions = {other.question for other in KNOWLEDGE.facts.values()}
    assert len(suggestions) <= 3
    assert all(title == sent and title in questions and len(title) <= 72 for title, sent in suggestions)
    assert fact.question not in [title for title, _ in suggestions]
