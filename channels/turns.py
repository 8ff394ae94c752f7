"""One turn of a conversation: in order for each person, finished even if they leave, and never silent."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any, Optional

from rasa.core.channels.channel import OutputChannel, UserMessage

from channels import texts
from channels.guard import Accepted, Answered
from channels.logs import log_error

logger = logging.getLogger(__name__)

Handler = Callable[[UserMessage], Awaitable[Any]]
TURN_SECONDS = 30.0


@dataclass(frozen=True)
class BotMessage:
    """What the bot says: text, suggestions as buttons (title, payload), and how the turn ended (answers' status)."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    status: Optional[str] = None
    body: Optional[str] = None
    sources: tuple[Any, ...] = ()
    facts: tuple[Any, ...] = ()
    chart: Optional[dict[str, Any]] = None

    def as_rasa(self, recipient: str) -> dict[str, Any]:
        """Return the message in the format of Rasa's REST channel."""
        message: dict[str, Any] = {"recipient_id": recipient, "text": self.text}
        if self.buttons:
            message["buttons"] = list(self.buttons)
        return message

    def as_dict(self) -> dict[str, Any]:
        """Return every field, for scripts."""
        return asdict(self)


def apology() -> BotMessage:
    """Return what is said when a turn fails or would end in silence."""
    return BotMessage(texts.say("chat", "apology"), status="error")


def reply(verdict: Answered) -> BotMessage:
    """Return the message for a text that the guard answered itself."""
    return BotMessage(verdict.text, status="clarify")


def from_rasa(message: dict[str, Any]) -> Optional[BotMessage]:
    """Return a message of Rasa (BotUttered.message()) as ours, None if it has no text.

    Status, sources, facts and body come from `metadata`, or from the message itself.
    """
    text = str(message.get("text") or "").strip()
    if not text:
        return None
    nested = message.get("metadata")
    extra = nested if isinstance(nested, dict) else message
    buttons = tuple(
        {"title": str(button.get("title", "")), "payload": str(button.get("payload", ""))}
        for button in message.get("buttons") or ()
    )
    sources, facts = tuple(extra.get("sources") or ()), tuple(extra.get("facts") or ())
    return BotMessage(text, buttons, extra.get("status"), extra.get("body"), sources, facts, extra.get("chart") or None)


class Collector(OutputChannel):
    """Rasa output channel that keeps the messages of one turn, whole: Rasa's own drops metadata and splits texts."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self.messages: list[BotMessage] = []

    def name(self) -> str:
        """Return the name of the input channel, which selects channel-specific responses."""
        return self.channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message of the bot; those without text are dropped."""
        kept = from_rasa(message)
        if kept is not None:
            self.messages.append(kept)


class Turns:
    """Runs turns through Rasa: one after another per sender, without Rasa's one-second lock polling."""

    def __init__(self, handle: Handler, channel: str, seconds: float = TURN_SECONDS) -> None:
        self._handle = handle
        self._channel = channel
        self._seconds = seconds
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: Counter[str] = Counter()
        self._running: set[asyncio.Task[list[BotMessage]]] = set()

    async def answer(self, message: Accepted) -> list[BotMessage]:
        """Return at least one message. Cancelling the caller (the client left) does not cancel the turn."""
        task = asyncio.ensure_future(self._in_order(message))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _in_order(self, message: Accepted) -> list[BotMessage]:
        sender = message.sender
        self._waiting[sender] += 1
        try:
            async with self._locks.setdefault(sender, asyncio.Lock()):
                return await self._run(message)
        finally:
            self._waiting[sender] -= 1
            if not self._waiting[sender]:
                del self._waiting[sender], self._locks[sender]

    async def _run(self, message: Accepted) -> list[BotMessage]:
        output = Collector(self._channel)
        turn = UserMessage(
            message.text, output, message.sender, input_channel=self._channel, metadata=message.metadata or None
        )
        try:
            await asyncio.wait_for(self._handle(turn), self._seconds)
        except Exception as error:  # whatever fails, the person gets an answer
            log_error(logger, "turn failed", error)
        return output.messages or [apology()]
