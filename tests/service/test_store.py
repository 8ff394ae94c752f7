"""The bounded store: the same slots and the same last turns as an unbounded conversation, at a constant cost."""

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, Restarted, SessionStarted, SlotSet, UserUttered

from service.store import BoundedTrackerStore

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [pregunta]
slots:
  plan: {type: text, mappings: [{type: custom}]}
  tema: {type: any, mappings: [{type: custom}]}
  vacio: {type: text, mappings: [{type: custom}]}
"""
)


def turn(number: int) -> list:
    events = [UserUttered(f"pregunta {number}", {"name": "pregunta"}), ActionExecuted("action_answer")]
    if number == 0:
        events.append(SlotSet("plan", "segundo"))
    if number % 3 == 0:
        events.append(SlotSet("tema", {"n": number}))
    if number == 30:
        events.append(AllSlotsReset())
    if number == 31:
        events.append(Restarted())
    return [*events, ActionExecuted("action_listen")]


async def talk(store: BoundedTrackerStore, turns: int, sender: str = "ana"):
    for number in range(turns):
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        if not tracker.events:
            tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted()], DOMAIN)
            tracker.update(ActionExecuted("action_listen"), DOMAIN)
        tracker.update_with_events(turn(number), DOMAIN)
        await store.save(tracker)
        yield tracker


async def test_bounded_conversation_equals_the_unbounded_one():
    bounded, unbounded = BoundedTrackerStore(DOMAIN, turns=2), BoundedTrackerStore(DOMAIN, turns=10_000)
    whole = [tracker.current_slot_values() async for tracker in talk(unbounded, 60)]
    number = 0
    async for tracker in talk(bounded, 60):
        assert tracker.current_slot_values() == whole[number]
        number += 1
    kept, full = await bounded.retrieve("ana"), await unbounded.retrieve("ana")
    assert kept.latest_message.text == full.latest_message.text
    assert kept.latest_action_name == full.latest_action_name
    assert [event.as_dict()["event"] for event in list(kept.events)[-6:]] == [
        event.as_dict()["event"] for event in list(full.events)[-6:]
    ]


async def test_history_stays_short():
    store = BoundedTrackerStore(DOMAIN, turns=2)
    sizes = [len((await store.retrieve("ana")).events) async for _ in talk(store, 200)]
    assert max(sizes) < 40


async def test_forgets_who_has_been_silent_the_longest():
    store = BoundedTrackerStore(DOMAIN, senders=2)
    for sender in ("ana", "eva", "ana", "leo"):
        async for _ in talk(store, 1, sender):
            pass
    assert await store.keys() == ["ana", "leo"]
    assert await store.retrieve("eva") is None


async def test_unknown_sender():
    assert await BoundedTrackerStore(DOMAIN).retrieve("nadie") is None
