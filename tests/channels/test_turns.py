"""Turns: order, survival and an answer in every case."""

import asyncio
import logging

import pytest
from rasa.core.channels.channel import UserMessage

from channels import texts, turns
from channels.guard import Accepted

APOLOGY = texts.say("chat", "apology")


async def echo(message: UserMessage) -> None:
    await message.output_channel.send_response(message.sender_id, {"text": message.text})


async def test_answers_with_what_the_bot_said():
    messages = await turns.Turns(echo, "rest").answer(Accepted("ana", "hola"))
    assert [message.text for message in messages] == ["hola"]


async def test_one_sender_in_order_and_others_meanwhile():
    done: list[str] = []

    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(0.02 if message.sender_id == "ana" else 0)
        done.append(message.text)

    queue = turns.Turns(slow, "rest")
    await asyncio.gather(*(queue.answer(Accepted("ana", str(n))) for n in range(5)), queue.answer(Accepted("eva", "e")))
    assert done[0] == "e"
    assert done[1:] == ["0", "1", "2", "3", "4"]
    assert not queue._locks and not queue._waiting


async def test_silence_becomes_an_apology():
    async def silent(message: UserMessage) -> None:
        await message.output_channel.send_response(message.sender_id, {"text": "  ", "buttons": []})

    (message,) = await turns.Turns(silent, "rest").answer(Accepted("ana", "hola"))
    assert (message.text, message.status) == (APOLOGY, "error")


async def test_an_error_becomes_an_apology_and_is_logged_without_text(caplog: pytest.LogCaptureFixture):
    async def failing(message: UserMessage) -> None:
        raise ValueError(f"no entiendo «{message.text}»")

    with caplog.at_level(logging.DEBUG):
        (message,) = await turns.Turns(failing, "rest").answer(Accepted("ana", "mi CURP"))
    assert message.text == APOLOGY
    assert "ValueError" in caplog.text and "CURP" not in caplog.text


async def test_a_turn_that_hangs_ends_in_an_apology_and_frees_the_sender():
    async def hanging(message: UserMessage) -> None:
        if message.text == "cuelga":
            await asyncio.sleep(60)
        await echo(message)

    queue = turns.Turns(hanging, "rest", seconds=0.05)
    first, second = await asyncio.gather(*(queue.answer(Accepted("ana", text)) for text in ("cuelga", "hola")))
    assert (first[0].text, second[0].text) == (APOLOGY, "hola")


async def test_a_client_that_leaves_does_not_cancel_the_turn():
    begun, done = asyncio.Event(), asyncio.Event()

    async def slow(message: UserMessage) -> None:
        begun.set()
        await asyncio.sleep(0.02)
        done.set()

    request = asyncio.ensure_future(turns.Turns(slow, "rest").answer(Accepted("ana", "hola")))
    await begun.wait()
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    await asyncio.wait_for(done.wait(), 1)


@pytest.mark.parametrize("nested", (True, False))
def test_details_come_from_metadata_or_from_the_message(nested):
    extra = {"status": "answered", "sources": ["s"], "facts": ["f"], "body": "b"}
    button = {"title": "¿Y el tercero?", "payload": "y el tercero"}
    message = turns.from_rasa({"text": " a\n\nb ", "buttons": [button], **({"metadata": extra} if nested else extra)})
    assert message == turns.BotMessage("a\n\nb", (button,), "answered", "b", ("s",), ("f",))
    assert message.as_rasa("ana") == {"recipient_id": "ana", "text": "a\n\nb", "buttons": [button]}
