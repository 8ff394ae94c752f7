"""Keeps conversations in memory, bounded: turn 500 costs as much as turn 10, and slots are never lost.

Rasa's own in-memory store copies the whole conversation to JSON and back at every turn, and its `max_event_history`
loses the slots that were set in the events it drops.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS = 4
SENDERS = 2000


class BoundedTrackerStore(TrackerStore):
    """Remembers the last `turns` turns (up to twice as many) of the `senders` people who spoke last."""

    def __init__(
        self,
        domain: Optional[Domain],
        event_broker: Optional[EventBroker] = None,
        turns: int = TURNS,
        senders: int = SENDERS,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._turns = turns
        self._senders = senders
        self._conversations: OrderedDict[str, list[Event]] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation, shortened if it is long; forget the one idle the longest if there are too many."""
        await self.stream_events(tracker)
        events = list(tracker.events)
        if sum(isinstance(event, UserUttered) for event in events) > 2 * self._turns:
            events = self.shorten(tracker.sender_id, events)
        self._conversations[tracker.sender_id] = events
        self._conversations.move_to_end(tracker.sender_id)
        while len(self._conversations) > self._senders:
            self._conversations.popitem(last=False)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Return the conversation as it was saved, None if it is not known."""
        events = self._conversations.get(sender_id)
        return None if events is None else self._replay(sender_id, events)

    async def keys(self) -> Iterable[str]:
        """Return the senders that are remembered."""
        return list(self._conversations)

    def shorten(self, sender_id: str, events: Sequence[Event]) -> list[Event]:
        """Return the last turns, after a session start that sets the slots as they were at that point."""
        spoken = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
        cut = spoken[-self._turns]
        before, when = self._replay(sender_id, events[:cut]), events[cut].timestamp
        slots = [
            SlotSet(name, slot.value, timestamp=when)
            for name, slot in before.slots.items()
            if slot.value != slot.initial_value
        ]
        start = [ActionExecuted("action_session_start", timestamp=when), SessionStarted(timestamp=when)]
        return [*start, *slots, ActionExecuted("action_listen", timestamp=when), *events[cut:]]

    def _replay(self, sender_id: str, events: Iterable[Event]) -> DialogueStateTracker:
        tracker = self.init_tracker(sender_id)
        for event in events:
            tracker.update(event)
        return tracker
