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


def test_the_last_plan_and_what_came_before_are_kept() -> None:
    first = compose([fact_reply(DATE)], Context(), KNOWLEDGE).context
    assert (first.plan, first.last_plan, first.before) == ("segundo", "segundo", ())
    other = compose([fact_reply(KNOWLEDGE.facts["ocde.que_es"])], first, KNOWLEDGE).context
    assert (other.things, other.plan, other.last_plan, other.before) == (("ocde",), "", "segundo", ("segundo",))
    again = compose([fact_reply(KNOWLEDGE.facts["ocde.siglas"])], other, KNOWLEDGE).context
    assert (again.last_plan, again.before) == ("segundo", ("segundo",))


def test_a_miss_on_a_plan_makes_it_the_plan_talked_about() -> None:
    before = Context(("segundo",), "ask_plan/objetivo", (DATE.id,), plan="segundo", last_plan="segundo", said="x")
    missed = Reply(Status.NOT_IN_SOURCE, "No.", things=("cuarto",))
    after = compose([missed], before, KNOWLEDGE).context
    assert (after.things, after.plan, after.last_plan) == (("cuarto",), "cuarto", "cuarto")
    assert (after.label, after.facts, after.said, after.misses) == (before.label, before.facts, before.said, 1)


@pytest.mark.parametrize(
    ("replies", "misses"),
    [
        ([MISS], 2),
        ([Reply(Status.NOT_IN_SOURCE, "No.")], 2),
        ([fact_reply(DATE, Status.NOT_IN_SOURCE)], 0),
        ([MISS, fact_reply(DATE)], 0),
        ([Reply(Status.SMALL_TALK, "Hola.")], 0),
    ],
)
def test_misses_in_a_row(replies: list[Reply], misses: int) -> None:
    answer = compose(replies, Context(misses=1), KNOWLEDGE)
    assert answer.context.misses == misses
    assert ("opengovpartnership.org" in answer.text and not answer.facts) is (misses == 2)


def test_a_question_that_waits_for_its_plan_keeps_the_topic() -> None:
    reply = Reply(Status.CLARIFY, "¿De cuál?", label="ask_plan/objetivo", pending="ask_plan/objetivo")
    after = compose([reply], Context(("ocde",), "ask_concept/que_es", plan="segundo"), KNOWLEDGE).context
    assert (after.pending, after.things, after.plan) == ("ask_plan/objetivo", ("ocde",), "segundo")
    assert compose([MISS], after, KNOWLEDGE).context.pending == ""
