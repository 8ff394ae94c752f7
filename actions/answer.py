"""The action that answers every message."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import question_from
from actions.saying import say
from answers import engine


class ActionAnswer(Action):
    """Answers the latest message from the knowledge base and remembers what the conversation is about."""

    def __init__(self) -> None:
        self._engine = engine()

    def name(self) -> str:
        """Return the name used in domain.yml and data/rules."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Say the answer; return the event that sets the ``context`` slot."""
        answer = self._engine.answer(question_from(tracker))
        say(answer, dispatcher)
        return [SlotSet("context", answer.context.as_slot())]
