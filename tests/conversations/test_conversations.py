"""Whole conversations with the trained model: status, exact text, chart and buttons of every turn.

A file is a topic; a conversation is a name, the points it shows and its turns: what the person says and what the bot
must answer. The points are those of the design of the conversation, 1 to 15; each ``punto_NN_*.yml`` says its own in
words. A button is its title, or ``title: text sent`` when they differ; a chart is the words that describe it. After
changing texts on purpose, ``pytest tests/conversations --update`` rewrites the expected ones; read the difference
before keeping it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from channels import charts
from channels.guard import Accepted, check_text
from channels.turns import BotMessage, Turns, reply

HERE = Path(__file__).parent
CHANNELS = ("rest", "shell")
_YAML = YAML()
_YAML.width = 4096
_YAML.indent(mapping=2, sequence=4, offset=2)


class Conversation(NamedTuple):
    """A conversation, the file it is in and everything that file holds."""

    path: Path
    document: Any
    name: str
    points: list[int]
    turns: list[Any]


def read() -> list[Conversation]:
    found = []
    for path in sorted(HERE.glob("*.yml")):
        document = _YAML.load(path.read_text(encoding="utf-8"))
        for one in document["conversations"]:
            found.append(Conversation(path, document, one["name"], list(one.get("points") or ()), one["turns"]))
    return found


CONVERSATIONS = read()


def expected(turn: Any) -> dict[str, Any]:
    options = [dict(option) if isinstance(option, dict) else str(option) for option in turn.get("options") or ()]
    text = str(turn.get("text", "")).rstrip("\n")
    return {"status": turn.get("status"), "text": text, "chart": turn.get("chart"), "options": options}


def said(messages: list[BotMessage]) -> dict[str, Any]:
    buttons = [button for message in messages for button in message.buttons]
    options = [b["title"] if b["title"] == b["payload"] else {b["title"]: b["payload"]} for b in buttons]
    drawn = [charts.describe(message.chart) for message in messages if message.chart]
    return {
        "status": messages[-1].status,
        "text": "\n\n".join(message.text for message in messages),
        "chart": "\n".join(drawn) or None,
        "options": options,
    }


def rewrite(turn: Any, actual: dict[str, Any]) -> None:
    text = actual["text"]
    turn["status"] = actual["status"]
    turn["text"] = LiteralScalarString(text + "\n") if "\n" in text else text
    turn.pop("options", None)
    turn.pop("chart", None)
    if actual["chart"]:
        turn["chart"] = actual["chart"]
    turn["options"] = actual["options"]


async def answer(turns: Turns, sender: str, text: str) -> list[BotMessage]:
    """Return what the bot says to a typed text, which passes the guard first, as in every channel."""
    verdict = check_text(sender, text)
    return await turns.answer(verdict) if isinstance(verdict, Accepted) else [reply(verdict)]


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: f"{c.path.stem}: {c.name}")
async def test_conversation(agent, request: pytest.FixtureRequest, conversation: Conversation, channel: str) -> None:  # type: ignore[no-untyped-def]
    turns = Turns(agent.handle_message, channel)
    update = request.config.getoption("--update", default=False) and channel == CHANNELS[0]
    for number, turn in enumerate(conversation.turns, 1):
        sender = f"conversacion-{channel}-{CONVERSATIONS.index(conversation)}"
        actual = said(await answer(turns, sender, turn["person"]))
        if update:
            rewrite(turn, actual)
        else:
            assert actual == expected(turn), f"turno {number}: {turn['person']}"
    if update:
        with conversation.path.open("w", encoding="utf-8") as file:
            _YAML.dump(conversation.document, file)


async def test_suggestions_are_answered(agent) -> None:  # type: ignore[no-untyped-def]
    """Point 14: every suggestion in these conversations has an answer when it is the first thing a person says."""
    turns = Turns(agent.handle_message, CHANNELS[0])
    given = [option for c in CONVERSATIONS for turn in c.turns for option in expected(turn)["options"]]
    wrong = []
    for number, text in enumerate(sorted({option for option in given if isinstance(option, str)})):
        (message, *_) = await answer(turns, f"sugerencia-{number}", text)
        if message.status not in {"answered", "computed", "partial", "small_talk"}:
            wrong.append(f"{text} ({message.status})")
    assert not wrong
