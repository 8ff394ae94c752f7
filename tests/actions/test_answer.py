"""The action: it says the answer and remembers the context."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from answers import Context
from answers.text import words
from tests.answers.building import clause


def tracker(text: str, label: str, context: dict[str, Any] | None = None, understood: bool = True) -> Tracker:
    """Return a tracker whose latest message is ``text``, understood as ``label``."""
    asked = clause(text, label)
    question = {
        "text": text, "words": list(words(text)), "labels": [[label, 1.0]], "doubt": 0.0, "tentative": False,
        "mentions": [[m.thing, m.kind, m.first, m.last] for m in asked.mentions],
    }  # fmt: skip
    message = {"text": text, "questions": [question]} if understood else {"text": text}
    return Tracker("alguien", {"context": context}, message, [], False, None, {}, "action_listen")


async def run(*args: Any, **kwargs: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    dispatcher = CollectingDispatcher()
    events = await ActionAnswer().run(dispatcher, tracker(*args, **kwargs), {})
    [message] = dispatcher.messages
    return message, events


async def test_says_one_message_with_its_parts() -> None:
    message, [event] = await run("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion")
    extra = message.get("custom") or message
    assert "29 de enero de 2014" in message["text"]
    assert extra["status"] == "answered" and extra["facts"] == ["segundo.fecha_presentacion"]
    assert extra["sources"][0].keys() == {"title", "url", "note"}
    assert all(button.keys() == {"title", "payload"} for button in message["buttons"])
    assert event["event"] == "slot" and event["name"] == "context"


async def test_the_context_makes_the_next_question_whole() -> None:
    _, [event] = await run("¿cuándo se presentó el segundo plan?", "ask_plan/fecha_presentacion")
    message, [after] = await run("¿y el primero?", "followup/elipsis", event["value"])
    assert "septiembre de 2011" in message["text"]
    assert Context.from_slot(after["value"]).plan == "primero"


async def test_a_message_that_was_not_understood_gets_a_reply() -> None:
    message, _ = await run("asdf", "", understood=False)
    assert message["text"] and (message.get("custom") or message)["status"] == "out_of_scope"


def test_the_name_is_the_one_of_the_domain() -> None:
    assert ActionAnswer().name() == "action_answer"
