"""The parts of the channel put together, from start to stop."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Sequence
from typing import Any, Optional

from telegram.error import TelegramError

from channels.telegram import health, receiving
from channels.telegram.backoff import Backoff
from channels.telegram.connection import Connection, create_bot
from channels.telegram.desk import Desk
from channels.telegram.health import Health
from channels.telegram.memory import Memory
from channels.telegram.queues import Queues
from channels.telegram.settings import Settings
from channels.turns import Handler

STOP_SECONDS = 5.0
TIDY_SECONDS = 60.0


class Worker:
    """Everything that runs while the channel is on."""

    def __init__(self, settings: Settings, handle: Handler) -> None:
        self._settings = settings
        self._handle = handle
        self._health = Health(settings.mode)
        self._bot = create_bot(settings)
        self._memory: Optional[Memory] = None
        self._queues: Optional[Queues] = None
        self._running: Optional[asyncio.Task[None]] = None

    def start(self) -> None:
        """Start, in the loop that is running; returns at once, and nothing that fails afterwards stops the process."""
        self._running = asyncio.ensure_future(self._run())

    async def stop(self) -> None:
        """Finish what is under way, within seconds."""
        if self._running:
            self._running.cancel()
            await asyncio.wait({self._running}, timeout=1)
        if self._queues:
            await self._queues.stop(STOP_SECONDS)
        with contextlib.suppress(TelegramError, RuntimeError):
            await self._bot.shutdown()
        if self._memory:
            self._memory.close()

    def report(self) -> dict[str, Any]:
        """Return how the channel is."""
        return self._health.report(len(self._queues) if self._queues is not None else 0)

    def receive(self, content: Any) -> bool:
        """Keep an update that came by webhook. Returns False if Telegram should send it again."""
        try:
            self._accept([content])
        except sqlite3.Error:
            self._health.set(health.STORAGE)
            return False
        return True

    async def _run(self) -> None:
        memory, waiting = await self._open()
        desk = Desk(self._bot, memory, self._handle, self._settings.turns)
        self._memory, self._queues = memory, Queues(desk.attend)
        for number, conversation in waiting:
            self._queues.put(conversation, number)
        connection = Connection(self._bot, self._settings, self._health, self._accept, desk.known)
        await asyncio.gather(connection.run(), self._tidy(memory))

    async def _open(self) -> tuple[Memory, list[tuple[int, str]]]:
        """Return the file, and what waits in it from before."""
        pause = Backoff()
        while True:
            try:
                memory = Memory(self._settings.database)
                return memory, memory.waiting()
            except (OSError, sqlite3.Error):
                self._health.set(health.STORAGE)
            await asyncio.sleep(pause.next())

    async def _tidy(self, memory: Memory) -> None:
        while True:
            await asyncio.sleep(TIDY_SECONDS)
            with contextlib.suppress(sqlite3.Error):
                memory.forget()
                memory.scrub()

    def _accept(self, contents: Sequence[Any]) -> None:
        """Keep and queue the updates not seen before. Raises sqlite3.Error if they cannot be kept."""
        if self._memory is None or self._queues is None:
            raise sqlite3.OperationalError
        found = [receiving.receive(content, self._bot.me) for content in contents]
        for number, conversation in self._memory.add([update for update in found if update]):
            if not self._queues.put(conversation, number):
                with contextlib.suppress(sqlite3.Error):  # then it is answered after a restart
                    self._memory.finish(number)
