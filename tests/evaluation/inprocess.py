"""The bot in this process: the same turns as over HTTP, and besides what it understood.

The REST channel says nothing of facts, status or doubt; here they are read from the messages and the conversation.
"""

import asyncio
import multiprocessing
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from channels import guard
from channels.turns import BotMessage, Turns, reply
from tests.evaluation.cases import Case
from tests.evaluation.client import Progress, Result
from tests.evaluation.grading import Reply, grade
from tests.evaluation.server import ServerError

_bot: "tuple[LocalBot, asyncio.AbstractEventLoop] | None" = None  # of a process started by run()


class LocalBot:
    """An agent of Rasa behind the guard of the channels."""

    def __init__(self, agent: Any) -> None:
        self._turns = Turns(agent.handle_message, "rest")
        self._store = agent.tracker_store

    async def converse(self, case: Case) -> Result:
        """Say the turns of a case in a conversation of its own, and judge the replies."""
        sender = f"eval-{uuid.uuid4().hex}"
        replies = tuple([await self._ask(sender, turn) for turn in case.turns])
        return Result(case, replies, grade(case, replies))

    async def _ask(self, sender: str, text: str) -> Reply:
        start = time.perf_counter()
        verdict = guard.check_text(sender, text)
        if isinstance(verdict, guard.Answered):
            return _reply([reply(verdict)], start, None)
        messages = await self._turns.answer(verdict)
        tracker = await self._store.retrieve(sender)
        parsed = tracker.latest_message.parse_data if tracker and tracker.latest_message else {}
        questions = parsed.get("questions") or [{}]
        return _reply(messages, start, questions[0].get("doubt"))


def _reply(messages: list[BotMessage], start: float, doubt: float | None) -> Reply:
    return Reply(
        texts=tuple(message.text for message in messages),
        buttons=tuple(button["title"] for message in messages for button in message.buttons),
        ms=1000 * (time.perf_counter() - start),
        facts=tuple(fact for message in messages for fact in message.facts),
        status=messages[-1].status or "",
        doubt=doubt,
    )


def run(cases: Sequence[Case], what: str, processes: int) -> list[Result]:
    """Hold the conversations of all cases, in processes that load the trained bot, and return the results in order.

    Raises server.ServerError if the bot cannot be loaded; why, it says itself on stderr.
    """
    progress, results, spawn = Progress(what, len(cases)), [], multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(processes, spawn, initializer=_load) as pool:
            for result in pool.map(_converse, cases, chunksize=20):
                results.append(result)
                progress.step()
    except BrokenProcessPool as error:
        raise ServerError("El asistente no se pudo cargar en este proceso.") from error
    return results


def _load() -> None:
    """Load the trained bot, once in each process. Raises service.project.SetupError."""
    global _bot
    from service import environment
    from service.project import Project

    project = Project()
    environment.prepare(project.config)
    from service import bot

    _bot = (LocalBot(bot.load(project)), asyncio.new_event_loop())


def _converse(case: Case) -> Result:
    assert _bot
    local, loop = _bot
    return loop.run_until_complete(local.converse(case))
