"""The bot in this process: the same turns as over HTTP, and besides what it understood.

The REST channel says nothing of facts, status or doubt; here they are read from the messages and the conversation.
"""

import asyncio
import time
import uuid
from typing import Any

from channels import guard
from channels.turns import BotMessage, Turns, reply
from tests.evaluation.cases import Case
from tests.evaluation.client import Progress, Result
from tests.evaluation.grading import Reply, grade


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


def run(cases: list[Case], what: str) -> list[Result]:
    """Load the trained bot and hold the conversations of all cases with it. Raises service.project.SetupError."""
    from service import environment
    from service.project import Project

    project = Project()
    environment.prepare(project.config)
    from service import bot

    local, progress = LocalBot(bot.load(project)), Progress(what, len(cases))

    async def converse() -> list[Result]:
        results = []
        for case in cases:
            results.append(await local.converse(case))
            progress.step()
        return results

    return asyncio.run(converse())
