"""Saying an answer through Rasa's dispatcher."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from answers import Answer, Source


def say(answer: Answer, dispatcher: CollectingDispatcher) -> None:
    """Send the answer as one message: text and buttons for any channel, its parts for those that show them apart."""
    dispatcher.utter_message(
        text=answer.text,
        buttons=[{"title": title, "payload": payload} for title, payload in answer.suggestions],
        status=answer.status.value,
        body=answer.body,
        facts=list(answer.facts),
        sources=[_source(source) for source in answer.sources],
        chart=answer.chart.as_data() if answer.chart else None,
    )


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "url": source.url, "note": source.note}
