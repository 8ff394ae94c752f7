"""The conversation in a terminal or through a pipe: no server, nothing but the conversation on stdout."""

import asyncio
import os
import shutil
import sys
import uuid
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, TextIO

from channels import guard, settings, terminal, texts
from channels.turns import BotMessage, Handler, Turns, reply

if TYPE_CHECKING:
    from prompt_toolkit.history import History

OK, TURN_FAILED, INTERRUPTED = 0, 3, 130


async def run(handle: Handler, *, as_json: bool = False) -> int:
    """Talk until the input ends or /salir. Returns 0, 3 if some turn ended in an error, 130 on Ctrl+C."""
    interactive = sys.stdin.isatty() and sys.stdout.isatty() and not as_json
    style = _style() if interactive else terminal.Style()
    lines = _prompt() if interactive else _pipe(sys.stdin)
    if interactive:
        print(terminal.bold(texts.say("shell", "welcome"), style), end="\n\n")
    try:
        code = await _converse(Turns(handle, "shell"), lines, style, as_json)
    except (KeyboardInterrupt, asyncio.CancelledError):
        code = INTERRUPTED
    if interactive:
        print(texts.say("shell", "bye"))
    return code


async def _converse(turns: Turns, lines: AsyncIterator[str], style: terminal.Style, as_json: bool) -> int:
    sender, code, offered = f"shell-{uuid.uuid4().hex}", OK, list[dict[str, str]]()
    exit_words = texts.load()["shell"]["exit_words"]
    async for line in lines:
        if not line.strip():
            continue
        if line.strip().lower() in exit_words:
            break
        messages = await _turn(turns, sender, terminal.choose(line, offered))
        offered = terminal.suggestions(messages)
        if any(message.status == "error" for message in messages):
            code = TURN_FAILED
        if as_json:
            print(terminal.render_json(line.strip(), messages), flush=True)
        else:
            print(terminal.render(messages, style), end="\n\n", flush=True)
    return code


async def _turn(turns: Turns, sender: str, text: str) -> list[BotMessage]:
    verdict = guard.check_text(sender, text)
    return [reply(verdict)] if isinstance(verdict, guard.Answered) else await turns.answer(verdict)


async def _pipe(stream: TextIO) -> AsyncIterator[str]:
    for line in stream:
        yield line


async def _prompt() -> AsyncIterator[str]:
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession(history=_history())
    while True:
        try:
            yield await session.prompt_async(texts.load()["shell"]["prompt"])
        except EOFError:
            return


def _history() -> "History":
    """Return what was typed before: kept in a file of its owner only or, if that cannot be, until the process ends."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    path = settings.state_folder() / "shell_history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _style() -> terminal.Style:
    width = min(100, max(40, shutil.get_terminal_size().columns))
    return terminal.Style(width, colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
