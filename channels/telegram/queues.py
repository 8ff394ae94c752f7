"""A queue per conversation: its updates are answered one after another, and nobody waits for somebody else."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from channels.logs import log_error

logger = logging.getLogger(__name__)

MOST_WAITING = 100


class Queues:
    """Hands the numbers of updates to `work`, in order within a conversation, which has `most` waiting at most.

    The first beyond those gets its turn too, marked as excess, so that the person is told; the rest is refused.
    """

    def __init__(self, work: Callable[[int, bool], Awaitable[None]], most: int = MOST_WAITING) -> None:
        self._work = work
        self._most = most
        self._waiting: dict[str, deque[int]] = {}
        self._excess: dict[str, int] = {}
        self._workers: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._waiting.values())

    def put(self, conversation: str, number: int) -> bool:
        """Queue an update; return False if its conversation has too many already, and is to be told so."""
        queue = self._waiting.get(conversation)
        if queue is None:
            self._waiting[conversation] = deque([number])
            worker = asyncio.ensure_future(self._run(conversation))
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)
            return True
        if len(queue) >= self._most:
            if conversation in self._excess:
                return False
            self._excess[conversation] = number
        queue.append(number)
        return True

    async def stop(self, seconds: float) -> None:
        """Drop what waits (it is in the file, for the next start) and give what is under way some seconds to end."""
        for queue in self._waiting.values():
            while len(queue) > 1:
                queue.pop()
        workers = set(self._workers)
        if workers:
            await asyncio.wait(workers, timeout=seconds)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def _run(self, conversation: str) -> None:
        queue = self._waiting[conversation]
        try:
            while queue:
                excess = self._excess.get(conversation) == queue[0]
                try:
                    await self._work(queue[0], excess)
                except Exception as error:  # one that fails does not hold up the rest
                    log_error(logger, "telegram update failed", error)
                queue.popleft()
                if excess:
                    del self._excess[conversation]
        finally:
            del self._waiting[conversation]
            self._excess.pop(conversation, None)
