"""Delivery by webhook as Telegram does it: a queue per chat and per person who presses buttons, each until a 2xx."""

import asyncio
import time
from typing import Any, Optional

from aiohttp import ClientError, ClientSession, ClientTimeout

HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """The address given to setWebhook; "" while there is none."""

    def __init__(self) -> None:
        self.url = ""
        self.secret: Optional[str] = None
        self.broken = False  # nothing can be delivered
        self.waiting = 0
        self.last_error = 0
        self.log: list[tuple[int, int]] = []  # update_id, HTTP status (0: no answer)
        self._queues: dict[Any, asyncio.Queue[dict[str, Any]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def set(self, url: str, secret: Optional[str]) -> None:
        self.url, self.secret = url, secret

    def put(self, update: dict[str, Any]) -> None:
        key = _queue_of(update)
        if key not in self._queues:
            self._queues[key] = asyncio.Queue()
            self._tasks.add(asyncio.ensure_future(self._work(self._queues[key])))
        self.waiting += 1
        self._queues[key].put_nowait(update)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self._queues.clear()

    async def _work(self, queue: asyncio.Queue[dict[str, Any]]) -> None:
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            while True:
                update = await queue.get()
                while not await self._post(session, update):
                    self.last_error = int(time.time())
                    await asyncio.sleep(0.1)  # Telegram waits from 0 to some minutes
                self.waiting -= 1

    async def _post(self, session: ClientSession, update: dict[str, Any]) -> bool:
        try:
            headers = {HEADER: self.secret} if self.secret else {}
            if self.broken:
                raise ClientError
            async with session.post(self.url, json=update, headers=headers) as response:
                status = response.status
        except (ClientError, asyncio.TimeoutError, ValueError):
            status = 0
        self.log.append((update["update_id"], status))
        return 200 <= status < 300


def _queue_of(update: dict[str, Any]) -> Any:
    if "callback_query" in update:
        return "callback", update["callback_query"]["from"]["id"]
    contents = [value for value in update.values() if isinstance(value, dict)]
    return "message", contents[0].get("chat", {}).get("id") if contents else None
