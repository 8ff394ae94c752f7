"""Saying an answer through the dispatcher."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say
from answers import Answer, Chart, Source, Status


def test_every_part_is_said_as_plain_data() -> None:
    dispatcher = CollectingDispatcher()
    chart = Chart("Participantes", (("Plan 2", 200), ("Plan 3", 350)), "personas")
    say(
        Answer(
            Status.COMPUTED,
            "Texto",
            "Cuerpo",
            ("a.b",),
            (Source("T", "https://a.mx"),),
            (("Título", "envío"),),
            chart=chart,
        ),
        dispatcher,
    )
    [message] = dispatcher.messages
    assert message["text"] == "Texto" and message["buttons"] == [{"title": "Título", "payload": "envío"}]
    assert message["status"] == "computed" and message["body"] == "Cuerpo" and message["facts"] == ["a.b"]
    assert message["sources"] == [{"title": "T", "url": "https://a.mx", "note": ""}]
    assert message["chart"] == {
        "title": "Participantes",
        "unit": "personas",
        "bars": [["Plan 2", 200], ["Plan 3", 350]],
        "spans": [],
    }
