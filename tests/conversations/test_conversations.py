"""Whole conversations with the trained model: status, exact text and buttons of every turn.

A file is a topic; a conversation is a name and its turns: what the person says and what the bot must answer.
A button is its title, or ``title: text sent`` when they differ. After changing texts on purpose,
``pytest tests/conversations --update`` rewrites the expected ones; read the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from channels.guard import Accepted
from channels.turns import BotMessage, Turns

HERE = Path(__file__).parent
_YAML = YAML()
_YAML.width = 4096
_YAML.indent(mapping=2, sequence=4, offset=2)


class Conversation(NamedTuple):
    """A conversation, the file it is in and everything that file holds."""

    path: Path
    document: Any
    name: str
    turns: list[Any]


def read() -> list[Conversation]:
    found = []
    for path in sorted(HERE.glob("*.yml")):
        document = _YAML.load(path.read_text(encoding="utf-8"))
        found += [Conversation(path, document, one["name"], one["turns"]) for one in document["conversations"]]
    return found


CONVERSATIONS = read()


def expected(turn: Any) -> dict[str, Any]:
    options = [dict(option) if isinstance(option, dict) else str(option) for option in turn.get("options") or ()]
    return {"status": turn.get("status"), "text": str(turn.get("text", "")).rstrip("\n"), "options": options}


def said(messages: list[BotMessage]) -> dict[str, Any]:
    buttons = [button for message in messages for button in message.buttons]
    options = [b["title"] if b["title"] == b["payload"] else {b["title"]: b["payload"]} for b in buttons]
    return {
        "status": messages[-1].status,
        "text": "\n\n".join(message.text for message in messages),
        "options": options,
    }


def rewrite(turn: Any, actual: dict[str, Any]) -> None:
    text = actual["text"]
    turn["status"] = actual["status"]
    turn["text"] = LiteralScalarString(text + "\n") if "\n" in text else text
    turn["options"] = actual["options"]


def test_names_are_distinct() -> None:
    names = [conversation.name for conversation in CONVERSATIONS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: f"{c.path.stem}: {c.name}")
async def test_conversation(agent, request: pytest.FixtureRequest, conversation: Conversation) -> None:  # type: ignore[no-untyped-def]
    turns = Turns(agent.handle_message, "rest")
    update = request.config.getoption("--update", default=False)
    for number, turn in enumerate(conversation.turns, 1):
        sender = f"conversacion-{CONVERSATIONS.index(conversation)}"
        actual = said(await turns.answer(Accepted(sender, turn["person"])))
        if update:
            rewrite(turn, actual)
        else:
            assert actual == expected(turn), f"turno {number}: {turn['person']}"
    if update:
        with conversation.path.open("w", encoding="utf-8") as file:
            _YAML.dump(conversation.document, file)
