"""A conversation as the widget shows it, read from Rasa's tracker, and people's opinions of its answers."""

import hashlib
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Optional

from rasa.core.agent import Agent
from rasa.shared.core.events import BotUttered, Event, UserUttered

from channels.turns import BotMessage, from_rasa

FEEDBACK = "feedback"


def as_json(message: BotMessage) -> dict[str, Any]:
    """Return what the widget needs of an answer; `body` is the text without the line that names the sources."""
    return {
        "text": message.text,
        "body": message.body or message.text,
        "buttons": list(message.buttons),
        "sources": list(message.sources),
        "chart": message.chart,
        "status": message.status,
    }


def shown(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return the turns of a conversation: id, the person's text, the answers, and the opinion if there is one."""
    turns: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            turns.append({"turn": event.metadata.get("turn"), "text": event.text, "messages": [], "useful": None})
        elif isinstance(event, BotUttered) and turns:
            opinion = event.metadata.get(FEEDBACK)
            if opinion:
                _mark(turns, opinion)
            elif (message := from_rasa(event.message())) is not None:
                turns[-1]["messages"].append(as_json(message))
    return turns


def answers_to(turn: str, events: Iterable[Event]) -> Optional[list[BotMessage]]:
    """Return the answers given in a turn, None if the conversation has no such turn."""
    found: Optional[list[BotMessage]] = None
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            if found is not None:
                break
            found = [] if event.metadata.get("turn") == turn else None
        elif isinstance(event, BotUttered) and found is not None:
            message = from_rasa(event.message())
            found += [message] if message else []
    return found


async def events_of(agent: Agent, sender: str) -> list[Event]:
    """Return the events of a conversation; [] if there is none."""
    tracker = await agent.tracker_store.retrieve(sender)
    return list(tracker.events) if tracker else []


async def remember(agent: Agent, sender: str, turn: str, useful: bool, version: str, path: Path) -> bool:
    """Keep an opinion of an answer; return False if the answer is no longer known.

    It becomes an event of the conversation, which Rasa's event broker also gets, and a line of `path` (JSON Lines) that
    outlives it: facts behind the answer, version of the knowledge, a hash for the conversation, and nobody's words.
    """
    async with agent.lock_store.lock(sender):
        tracker = await agent.tracker_store.retrieve(sender)
        messages = answers_to(turn, tracker.events) if tracker else None
        if not messages:
            return False
        facts = [fact for message in messages for fact in message.facts]
        status = messages[-1].status
        opinion = {"turn": turn, "useful": useful, "facts": facts, "status": status, "knowledge": version}
        tracker.update(BotUttered(metadata={FEEDBACK: opinion}))
        await agent.tracker_store.save(tracker)
    line = {"time": int(time.time()), "conversation": hashlib.sha256(sender.encode()).hexdigest()[:16], **opinion}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return True


def _mark(turns: list[dict[str, Any]], opinion: dict[str, Any]) -> None:
    for turn in turns:
        if turn["turn"] == opinion.get("turn"):
            turn["useful"] = opinion.get("useful")
