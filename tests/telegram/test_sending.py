"""Sends that fail: each answer arrives once, in order, or is given up quietly."""

import pytest


@pytest.mark.parametrize("status", [429, 500, 502, 403, 0])
async def test_a_failed_send_is_tried_again(telegram, chat, status):
    telegram.faults.append(("sendMessage", status, 1))
    telegram.say(chat, "gracias")
    telegram.say(chat, "¿cuándo se presentó el segundo plan?")
    first, second = await telegram.answers(chat, 2)
    assert "gusto" in first["text"] and "29 de enero" in second["text"]
    assert len(telegram.sent(chat)) == 2


async def test_flood_control_is_respected(telegram, chat):
    telegram.gap = 0.5
    try:
        for _ in range(3):
            telegram.say(chat, "gracias")
        await telegram.answers(chat, 3)
    finally:
        telegram.gap = 0.0


async def test_who_blocked_the_bot_holds_up_nobody(telegram, chat):
    def tries() -> int:
        return sum(name == "sendMessage" and str(args["chat_id"]) == str(chat) for name, args in telegram.calls)

    telegram.blocked.add(chat)
    telegram.say(chat, "gracias")
    other = telegram.chat()
    telegram.say(other, "gracias")
    await telegram.answers(other)
    await telegram.until(tries)
    telegram.blocked.discard(chat)
    telegram.say(chat, "hola")
    (said,) = await telegram.answers(chat)
    assert "¡Hola!" in said["text"] and tries() == 2


async def test_typing_and_thanks_that_fail_do_not_matter(telegram, chat):
    telegram.faults += [("sendChatAction", 500, 0), ("sendChatAction", 429, 1)]
    telegram.say(chat, "gracias")
    await telegram.answers(chat)
