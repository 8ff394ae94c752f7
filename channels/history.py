"""A conversation as the widget shows it: what Rasa's tracker has and, before that, what this process remembers.

A tracker store may keep few turns, since each new one replays them all; a person who reloads the page expects more.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Optional

from rasa.core.agent import Agent
from rasa.shared.core.events import BotUttered, Event, UserUttered

from channels.turns import BotMessage, from_rasa

TURNS = 50
SENDERS = 1000
FEEDBACK = "feedback"


@dataclass
class Turn:
    """A question, its answers, when it was asked (Unix time) and every opinion of it, the last being the valid one."""

    id: str
    text: str
    messages: list[BotMessage]
    time: float = field(default_factory=time.time)
    opinions: list[bool] = field(default_factory=list)

    @property
    def useful(self) -> Optional[bool]:
        """What the person thinks of the answer, None if they have not said."""
        return self.opinions[-1] if self.opinions else None

    def as_json(self) -> dict[str, Any]:
        """Return what the widget needs of the turn."""
        messages = [as_json(message) for message in self.messages]
        return {"turn": self.id, "text": self.text, "messages": messages, "useful": self.useful}


class History:
    """The last `turns` turns of the `senders` people who spoke last."""

    def __init__(self, turns: int = TURNS, senders: int = SENDERS) -> None:
        self._turns = turns
        self._senders = senders
        self._kept: OrderedDict[str, deque[Turn]] = OrderedDict()

    def add(self, sender: str, turn: Turn) -> None:
        """Remember a turn that has been answered."""
        self._kept.setdefault(sender, deque(maxlen=self._turns)).append(turn)
        self._kept.move_to_end(sender)
        while len(self._kept) > self._senders:
            self._kept.popitem(last=False)

    async def of(self, agent: Agent, sender: str) -> list[Turn]:
        """Return the turns of a conversation, the oldest first; [] if there is none."""
        tracker = await agent.tracker_store.retrieve(sender)
        stored = {turn.id: turn for turn in read(tracker.events if tracker else ())}
        turns = {turn.id: turn for turn in self._kept.get(sender, ())} | stored
        return sorted(turns.values(), key=lambda turn: turn.time)[-self._turns :]

    async def find(self, agent: Agent, sender: str, id_: str) -> Optional[Turn]:
        """Return a turn that was answered, None if it is not known."""
        turns = await self.of(agent, sender)
        return next((turn for turn in turns if turn.id == id_ and turn.messages), None)

    async def rate(self, agent: Agent, sender: str, turn: Turn, opinion: dict[str, Any]) -> None:
        """Keep an opinion of a turn as an event of the conversation, which Rasa's event broker also gets."""
        async with agent.lock_store.lock(sender):
            tracker = await agent.tracker_store.get_or_create_tracker(sender)
            tracker.update(BotUttered(metadata={FEEDBACK: opinion}))
            await agent.tracker_store.save(tracker)
        for kept in self._kept.get(sender, ()):
            if kept.id == turn.id:
                kept.opinions = [*turn.opinions, opinion["useful"]]


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


def read(events: Iterable[Event]) -> list[Turn]:
    """Return the turns of a conversation of the web channel, with their opinions."""
    turns: dict[str, Turn] = {}
    current: Optional[Turn] = None
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            current = Turn(str(event.metadata.get("turn")), event.text, [], event.timestamp)
            turns[current.id] = current
        elif isinstance(event, BotUttered) and (opinion := event.metadata.get(FEEDBACK)):
            if opinion["turn"] in turns:
                turns[opinion["turn"]].opinions.append(opinion["useful"])
        elif isinstance(event, BotUttered) and current and (message := from_rasa(event.message())):
            current.messages.append(message)
    return list(turns.values())
