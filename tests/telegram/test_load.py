"""Many at once: order, time and nothing lost."""

import time

ORDINALS = ("primer", "segundo", "tercer", "cuarto")


async def one_by_one(telegram, chat: int, count: int) -> float:
    start = time.monotonic()
    for number in range(count):
        telegram.say(chat, question(number))
        await telegram.answers(chat, number + 1)
    return time.monotonic() - start


def question(number: int) -> str:
    return f"¿qué es el {ORDINALS[number % 4]} plan de acción?"


async def test_twenty_of_a_chat_in_order_and_not_slower(telegram):
    alone = await one_by_one(telegram, telegram.chat(), 20)
    chat, start = telegram.chat(), time.monotonic()
    for number in range(20):
        telegram.say(chat, question(number))
    found = await telegram.answers(chat, 20)
    together = time.monotonic() - start
    print(f"{alone:.2f} s one by one, {together:.2f} s together")
    assert [ORDINALS[number % 4] in message["text"].lower() for number, message in enumerate(found)] == [True] * 20
    assert together <= 3 * alone


async def test_fifty_chats_at_once(telegram):
    chats, start = [telegram.chat() for _ in range(50)], time.monotonic()
    for chat in chats:
        telegram.say(chat, "¿cuándo se presentó el segundo plan?")
    for chat in chats:
        (said,) = await telegram.answers(chat, seconds=60)
        assert "29 de enero de 2014" in said["text"]
    print(f"{time.monotonic() - start:.2f} s")
    assert all(len(telegram.sent(chat)) == 1 for chat in chats)
