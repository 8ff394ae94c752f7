"""The process dies (kill -9) between receipt and answer: after the restart, every message has its answer, once."""

import pytest

from tests.telegram.process import Service

QUESTION = "¿cuándo se presentó el segundo plan?"


async def restart(service: Service) -> None:
    service.kill()
    service.emulator.release()
    await service.start()


async def settle(service: Service, chat: int) -> list[str]:
    """Return what a chat received, once one more message has been answered: whatever was repeated is there by then."""
    before = len(service.emulator.sent(chat))
    service.emulator.say(chat, "gracias")
    found = await service.emulator.until(
        lambda: (
            [m for m in service.emulator.sent(chat)[before:] if "gusto" in m["text"]] and service.emulator.sent(chat)
        )
    )
    return [message["text"] for message in found if "gusto" not in message["text"]]


async def test_killed_before_and_after_each_step(fresh):
    """One service, killed at every step; the last is the only one after which Telegram alone knows what arrived."""
    telegram = (await fresh.start()).emulator

    chat = telegram.chat()  # killed while the answer is being sent, before Telegram takes it
    telegram.hold("sendMessage", "before")
    telegram.say(chat, QUESTION)
    telegram.say(chat, "¿y el primero?")
    await telegram.until(lambda: telegram.caught)
    await restart(fresh)
    await telegram.answers(chat, 2)
    first, second = await settle(fresh, chat)
    assert "29 de enero de 2014" in first and "2011" in second

    chat = telegram.chat()  # killed before the turn: the first thing that is sent is «escribiendo…»
    telegram.hold("sendChatAction", "before")
    telegram.say(chat, QUESTION)
    await telegram.until(lambda: telegram.caught)
    await restart(fresh)
    await telegram.answers(chat)
    assert len(await settle(fresh, chat)) == 1

    chat = telegram.chat()  # written while nobody listens
    fresh.kill()
    telegram.say(chat, QUESTION)
    await fresh.start()
    await telegram.answers(chat)
    assert len(await settle(fresh, chat)) == 1

    chat = telegram.chat()  # Telegram took the answer and could not say so: one repetition is all there may be
    telegram.hold("sendMessage", "after")
    telegram.say(chat, QUESTION)
    await telegram.until(lambda: telegram.caught)
    await restart(fresh)
    await telegram.answers(chat, 2)
    assert len(await settle(fresh, chat)) == 2


async def test_killed_under_load_nothing_is_lost_and_nothing_repeated(fresh):
    telegram = (await fresh.start()).emulator
    chats = [telegram.chat() for _ in range(10)]
    for _ in range(3):
        for chat in chats:
            telegram.say(chat, QUESTION)
    await telegram.until(lambda: len(telegram.accepted) >= 7)
    fresh.kill()
    repeated = 0
    await fresh.start()
    for chat in chats:
        await telegram.answers(chat, 3)
        repeated += len(await settle(fresh, chat)) - 3
    assert repeated <= len(chats)  # a send under way in each chat when it died, at most
    assert all(len(telegram.sent(chat)) <= 5 for chat in chats)


async def test_buttons_of_before_the_restart_work_and_sigterm_ends_well(fresh):
    telegram = (await fresh.start()).emulator
    chat = telegram.chat()
    telegram.say(chat, "cuantas personas participaron")
    (said,) = await telegram.answers(chat)
    assert fresh.stop() == 0
    await fresh.start()
    telegram.press(said, said["reply_markup"]["inline_keyboard"][3][0]["text"])
    _, answer = await telegram.answers(chat, 2)
    assert answer["text"]


async def test_nothing_said_stays_in_the_file(fresh):
    telegram = (await fresh.start()).emulator
    chat = telegram.chat()
    telegram.say(chat, "mi secreto es pitahaya")
    await telegram.answers(chat)
    assert fresh.stop() == 0
    kept = b"".join(path.read_bytes() for path in fresh.state.glob("telegram-*.db*"))
    assert kept and b"pitahaya" not in kept and str(chat).encode() not in kept


@pytest.mark.parametrize("fresh", ["polling"], indirect=True)
async def test_a_second_process_with_the_same_bot_says_so(fresh, tmp_path):
    await fresh.start()
    second = Service("polling", fresh.emulator, tmp_path / "second")
    try:
        await second.start("")
        await fresh.until_health("conflict")
    finally:
        second.kill()
    await fresh.until_health("ok", 40)
