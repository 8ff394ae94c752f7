"""Actions in process: what they are given, and what the person gets when they fail."""

import time

import pytest
from rasa.core.actions.action import action_for_name_or_text
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import ActionExecutor

from channels import texts
from service import inprocess

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [pregunta]
slots:
  tema: {type: any, mappings: [{type: custom}]}
actions: [action_ok, action_async, action_raises, action_rubbish, action_hangs, action_unknown]
"""
)
seen: list[object] = []


def ok(dispatcher, tracker, domain):
    seen.append(tracker)
    dispatcher.utter_message(text="hola", metadata={"status": "answered"}, buttons=[{"title": "a", "payload": "b"}])
    tracker.slots["tema"].append("mutado")
    return [{"event": "slot", "name": "tema", "value": ["nuevo"]}]


async def asynchronous(dispatcher, tracker, domain):
    dispatcher.utter_message(text="hola")
    return


def raises(dispatcher, tracker, domain):
    raise RuntimeError("secreto")


def rubbish(dispatcher, tracker, domain):
    return 7


def hangs(dispatcher, tracker, domain):
    time.sleep(1)


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(inprocess.rasa_actions, "RemoteAction", inprocess.InProcessAction)
    executor = ActionExecutor()
    functions = {"ok": ok, "async": asynchronous, "raises": raises, "rubbish": rubbish, "hangs": hangs}
    for name, function in functions.items():
        executor.register_function(f"action_{name}", function)
    endpoint = inprocess.InProcessEndpoint(executor, seconds=0.1)
    tracker = DialogueStateTracker.from_events(
        "ana", [UserUttered("¿qué?", {"name": "pregunta"}), SlotSet("tema", ["viejo"])], slots=DOMAIN.slots
    )

    async def call(name: str):
        action = action_for_name_or_text(name, DOMAIN, endpoint)
        nlg = TemplatedNaturalLanguageGenerator({})
        return await action.run(CollectingOutputChannel(), nlg, tracker, DOMAIN), tracker

    return call


async def test_an_action_gets_slots_and_message_and_its_events_return(run):
    seen.clear()
    (said, slot), tracker = await run("action_ok")
    assert said.message()["metadata"] == {"status": "answered"} and said.text == "hola"
    assert slot == SlotSet("tema", ["nuevo"])
    (given,) = seen
    assert given.sender_id == "ana" and given.latest_message["text"] == "¿qué?" and given.events == []
    assert tracker.get_slot("tema") == ["viejo"], "an action must not change the conversation behind Rasa's back"


async def test_coroutines_run_too(run):
    events, _ = await run("action_async")
    assert [event.text for event in events] == ["hola"]


@pytest.mark.parametrize("name", ("raises", "rubbish", "hangs", "unknown"))
async def test_any_failure_ends_in_an_apology(run, name, caplog):
    (said,), _ = await run(f"action_{name}")
    assert isinstance(said, BotUttered) and said.text == texts.say("chat", "apology")
    assert said.metadata["metadata"] == {"status": "error"}
    assert "secreto" not in caplog.text
