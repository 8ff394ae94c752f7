"""The process dies (kill -9) between receipt and answer: after the restart, every message has its answer, once."""

import pytest_asyncio

from tests.telegram.emulator import Emulator
from tests.telegram.process import Service

QUESTION = "¿cuándo se presentó el segundo plan?"


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["polling", "webhook"])
async def mortal(request, trained, tmp_path_factory):
    """A running service that each test kills or stops, and starts again."""
    emulator = await Emulator().up()
    service = Service(request.param, emulator, tmp_path_factory.mktemp("mortal"))
    await service.start()
    yield service
    service.kill()
    await emulator.down()


async def die_and_rise(service: Service) -> None:
    service.kill()
    service.emulator.release()
    await service.start()


async def answers_to_all(service: Service, chat: int) -> list[str]:
    """Return what a chat received, once a later message is answered: whatever was repeated is there by then."""
    service.emulator.say(chat, "gracias")
    found = await service.emulator.until(
        lambda: (
            any("gusto" in message["text"] for message in service.emulator.sent(chat)) and service.emulator.sent(chat)
        )
    )
    return [message["text"] for message in found if "gusto" not in message["text"]]


async def test_killed_while_it_sends(mortal):
    telegram, chat = mortal.emulator, mortal.emulator.chat()
    telegram.hold("sendMessage", "before")
    telegram.say(chat, QUESTION)
    telegram.say(chat, "¿cuándo se presentó el cuarto plan?")
    await telegram.until(lambda: telegram.caught)
    await die_and_rise(mortal)
    first, second = await answers_to_all(mortal, chat)
    assert "29 de enero de 2014" in first and "Cuarto" in second


async def test_killed_before_the_turn_ends(mortal):
    telegram, chat = mortal.emulator, mortal.emulator.chat()
    telegram.hold("sendChatAction", "before")  # «escribiendo…» is the first thing that is sent
    telegram.say(chat, QUESTION)
    await telegram.until(lambda: telegram.caught)
    await die_and_rise(mortal)
    assert len(await answers_to_all(mortal, chat)) == 1


async def test_killed_when_telegram_took_the_answer_but_had_not_said_so(mortal):
    """The one case in which nobody can tell: the part that was under way is repeated once."""
    telegram, chat = mortal.emulator, mortal.emulator.chat()
    telegram.hold("sendMessage", "after")
    telegram.say(chat, QUESTION)
    await telegram.until(lambda: telegram.caught)
    await die_and_rise(mortal)
    await telegram.answers(chat, 2)
    assert len(await answers_to_all(mortal, chat)) == 2


async def test_killed_between_a_chart_and_its_words(mortal):
    telegram, chat = mortal.emulator, mortal.emulator.chat()
    telegram.hold("sendMessage", "before")
    telegram.say(chat, "¿en qué plan participó más gente?")
    await telegram.until(lambda: telegram.caught)
    await die_and_rise(mortal)
    photo, said = await telegram.answers(chat, 2)
    assert photo["caption"] and "Cuarto Plan" in said["text"]
    telegram.say(chat, "gracias")
    assert len(await telegram.answers(chat, 3)) == 3 and len(telegram.sent(chat)) == 3


async def test_killed_under_load(mortal):
    telegram, chats = mortal.emulator, [mortal.emulator.chat() for _ in range(10)]
    before = len(telegram.accepted)
    for _ in range(3):
        for chat in chats:
            telegram.say(chat, QUESTION)
    await telegram.until(lambda: len(telegram.accepted) >= before + 7)
    await die_and_rise(mortal)
    for chat in chats:
        assert 3 <= len(await answers_to_all(mortal, chat)) <= 4  # one was under way in each chat, at most


async def test_stopped_with_sigterm_and_written_to_meanwhile(mortal):
    telegram, chat, other = mortal.emulator, mortal.emulator.chat(), mortal.emulator.chat()
    telegram.say(chat, "cuantas personas participaron, pitahaya")
    (said,) = await telegram.answers(chat)
    assert mortal.stop() == 0
    kept = b"".join(path.read_bytes() for path in mortal.state.glob("telegram-*.db*"))
    assert kept and b"pitahaya" not in kept and str(chat).encode() not in kept, "what was said is erased once answered"
    telegram.press(said, said["reply_markup"]["inline_keyboard"][0][0]["text"])
    telegram.say(other, QUESTION)
    await mortal.start()
    assert len(await telegram.answers(chat, 2)) == 2
    assert len(await answers_to_all(mortal, other)) == 1


async def test_stopped_with_sigterm_while_telegram_does_not_answer(mortal):
    telegram, chat = mortal.emulator, mortal.emulator.chat()
    telegram.hold("sendMessage", "before")
    telegram.say(chat, QUESTION)
    telegram.say(chat, "¿cuándo se presentó el cuarto plan?")
    await telegram.until(lambda: telegram.caught)
    await telegram.trouble_with("hang")
    assert mortal.stop() == 0
    telegram.release()
    await telegram.trouble_with("")
    await mortal.start()
    first, second = await answers_to_all(mortal, chat)
    assert "29 de enero de 2014" in first and "Cuarto" in second


async def test_a_second_process_with_the_same_bot_is_noticed(mortal, tmp_path):
    second = Service(mortal.mode, mortal.emulator, tmp_path / "second")
    try:
        await second.start("")
        await mortal.until_health("conflict")
    finally:
        second.kill()
    await mortal.until_health("ok", 40)
