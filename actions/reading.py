"""Reading the question out of Rasa's tracker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from answers import Clause, Context, Mention, Question


def question_from(tracker: Tracker) -> Question:
    """Return the latest message as understood by the pipeline, with the conversation's context.

    Without the pipeline's "questions" (another model, a message built by hand) the question has only its text.
    """
    message = tracker.latest_message or {}
    parts = [_clause(part) for part in message.get("questions") or ()]
    whole = parts[0] if parts else Clause(message.get("text") or "", doubt=1.0)
    return Question(whole, tuple(parts[1:]), Context.from_slot(tracker.get_slot("context")))


def _clause(part: Mapping[str, Any]) -> Clause:
    return Clause(
        text=part["text"] or "",
        words=tuple(part["words"]),
        labels=tuple((label, p) for label, p in part["labels"]),
        mentions=tuple(Mention(*mention) for mention in part["mentions"]),
        doubt=part["doubt"],
        tentative=part["tentative"],
    )
