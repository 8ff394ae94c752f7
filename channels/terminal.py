"""How an answer looks in a terminal: wrapped text, numbered suggestions, colours only when asked for.

A chart is not drawn: the text of its answer says the same, figure by figure or date by date.
"""

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from channels.turns import BotMessage

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LIST_ITEM = re.compile(r"\s*(?:[-•*]|\d+[.)])\s+")


@dataclass(frozen=True)
class Style:
    """Width in columns (None: lines as they come), and whether to colour."""

    width: Optional[int] = None
    colour: bool = False


def render(messages: Sequence[BotMessage], style: Style) -> str:
    """Return a turn's messages as text: paragraphs wrapped, list items indented, suggestions numbered from 1."""
    lines: list[str] = []
    for message in messages:
        for line in message.text.splitlines():
            lines.extend(_wrap(line, style.width))
    for number, button in enumerate(suggestions(messages), start=1):
        lines.append(_paint(f"  {number}) {button['title']}", _DIM, style))
    return "\n".join(lines)


def render_json(question: str, messages: Sequence[BotMessage]) -> str:
    """Return a turn as one line of JSON: question and messages with status, sources, facts and buttons."""
    turn = {"question": question, "messages": [message.as_dict() for message in messages]}
    return json.dumps(turn, ensure_ascii=False)


def suggestions(messages: Sequence[BotMessage]) -> list[dict[str, str]]:
    """Return the buttons of a turn in the order of their numbers."""
    return [button for message in messages for button in message.buttons]


def choose(text: str, offered: Sequence[dict[str, str]]) -> str:
    """Return the payload of the suggestion whose number was typed, or the text itself."""
    typed = text.strip()
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(offered):
        return offered[int(typed) - 1]["payload"]
    return text


def bold(text: str, style: Style) -> str:
    """Return the text emphasised, if the style has colours."""
    return _paint(text, _BOLD, style)


def _wrap(line: str, width: Optional[int]) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    item = _LIST_ITEM.match(line)
    indent = " " * (item.end() if item else 0)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _paint(text: str, code: str, style: Style) -> str:
    return f"{code}{text}{_RESET}" if style.colour else text
