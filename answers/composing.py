"""Joining the replies of a message into one answer, with its sources and the next questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answers.answer import Answer, Reply, Status
from answers.knowledge import PLANS, Fact, KnowledgeBase
from answers.question import Context
from answers.render import source_line, sources, texts

MOST_SUGGESTIONS = 3
TITLE = 72


def compose(replies: Sequence[Reply], context: Context, knowledge: KnowledgeBase) -> Answer:
    """Return the answer of one or more replies, in order, each thing said once."""
    replies = _distinct(replies)
    status = _status(replies)
    if status.is_miss and context.misses >= 1 and not any(reply.facts for reply in replies):
        extra = texts()["replies"]["after_two_misses"]
        replies = [Reply(status, extra["text"], options=tuple((o, o) for o in extra["options"]))]
    body = "\n\n".join(reply.body for reply in replies)
    facts = tuple(dict.fromkeys(fact for reply in replies for fact in reply.facts))
    shown = () if all(reply.keep for reply in replies) else sources(facts, knowledge)
    text = "\n\n".join(part for part in (body, source_line(shown)) if part)
    suggestions = tuple(dict.fromkeys(option for reply in replies for option in reply.options))[:4] or _suggest(
        facts, replies, knowledge
    )
    chart = next((reply.chart for reply in replies if reply.chart), None)
    after = _after(replies, facts, context, status, text)
    return Answer(
        status, text, body, tuple(f.id for f in facts), shown or sources(facts, knowledge), suggestions, after, chart
    )


def _distinct(replies: Sequence[Reply]) -> list[Reply]:
    """Drop the replies that repeat what another already says."""
    kept: list[Reply] = []
    for reply in replies:
        kept = [other for other in kept if other.body not in reply.body or other.chart]
        if not any(
            reply.body in other.body or (reply.facts and set(reply.facts) <= set(other.facts)) for other in kept
        ):
            kept.append(reply)
    return kept


def _status(replies: Sequence[Reply]) -> Status:
    statuses = {reply.status for reply in replies}
    if len(statuses) == 1:
        return replies[0].status
    for status in (Status.CORRECTED, Status.CLARIFY):
        if status in statuses:
            return status
    return Status.PARTIAL if any(status.is_miss for status in statuses) else replies[0].status


def _after(replies: Sequence[Reply], facts: tuple[Fact, ...], context: Context, status: Status, text: str) -> Context:
    """Return the context after the answer: the newest topic wins, and a miss or small talk leaves it as it was."""
    last = replies[-1]
    if last.label == "meta/reiniciar":
        return Context()
    misses = context.misses + 1 if status.is_miss and not facts else 0
    if not last.label:
        plan = next((thing for thing in reversed(last.things) if thing in PLANS), context.plan)
        things = last.things or context.things
        return replace(
            context, things=things, pending="", misses=misses, plan=plan, last_plan=plan or context.last_plan
        )
    things = tuple(dict.fromkeys(thing for reply in replies for thing in reply.things)) or context.things
    plan = next((thing for thing in reversed(things) if thing in PLANS), "")
    if not plan and (last.pending or things == context.things):
        plan = context.plan
    return Context(
        things=things,
        label=last.label,
        facts=tuple(f.id for f in facts) or context.facts,
        pending=last.pending,
        misses=misses,
        said=text[:1500],
        plan=plan,
        last_plan=plan or context.last_plan,
        before=context.things if context.things != things else context.before,
    )


def _suggest(
    facts: tuple[Fact, ...], replies: Sequence[Reply], knowledge: KnowledgeBase
) -> tuple[tuple[str, str], ...]:
    """Return up to three questions on the same object that the base can answer, the most asked attributes first."""
    if not facts or all(reply.keep for reply in replies):
        return ()
    last = facts[0] if replies[-1].status is Status.COMPUTED else facts[-1]
    told = {attribute for fact in facts for attribute in fact.attributes}
    siblings = [f for f in knowledge.of(last.object) if f.says_something and not told & set(f.attributes)]
    siblings = [f for f in siblings if len(f.question) <= TITLE]
    first = {attribute: i for i, attribute in enumerate(texts()["suggest_first"])}
    siblings.sort(key=lambda f: min(first.get(attribute, len(first)) for attribute in f.attributes))
    return tuple((f.question, f.question) for f in siblings[:MOST_SUGGESTIONS])
