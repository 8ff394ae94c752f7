"""The channel with a bot that answers what no real one does, against the emulator: long, odd, broken answers."""

import asyncio
import contextlib
import sqlite3

import pytest
import pytest_asyncio

from channels import texts
from channels.telegram import connection, rendering, splitting
from channels.telegram.queues import MOST_WAITING
from channels.telegram.settings import Settings
from channels.telegram.worker import Worker
from tests.telegram.emulator import TOKEN, Emulator
from tests.telegram.rules import units

APOLOGY = texts.load()["chat"]["apology"]


class Odd:
    """A bot that says what it is told to; its channel, running, and the emulator."""

    def __init__(self, emulator: Emulator, settings: Settings) -> None:
        self.emulator = emulator
        self.settings = settings
        self.says: list[dict] = []
        self.open = asyncio.Event()  # while it is clear, the bot thinks
        self.open.set()
        self.worker = Worker(settings, self.handle)

    async def handle(self, turn) -> None:
        await self.open.wait()
        for message in self.says:
            await turn.output_channel.send_response(turn.sender_id, message)

    async def said(self, *messages: dict, count: int = 1) -> list[dict]:
        """Return what a person receives when the bot says these messages."""
        self.says, chat = list(messages), self.emulator.chat()
        number = self.emulator.say(chat, "hola")["update_id"]
        await self.emulator.until(lambda: self.finished(number))
        found = self.emulator.sent(chat)
        assert len(found) == count
        return found

    def finished(self, number: int) -> bool:
        """Return whether an update arrived and was erased once answered."""
        with contextlib.closing(sqlite3.connect(self.settings.database)) as db:
            row = db.execute("SELECT content FROM updates WHERE id = ?", (number,)).fetchone()
        return row == (None,)


@pytest_asyncio.fixture
async def odd(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 0.3)
    emulator = await Emulator().up()
    found = Odd(emulator, Settings(TOKEN, api_base=emulator.url, state=tmp_path, turns=3))
    found.worker.start()
    await emulator.until(lambda: found.worker.report()["status"] == "ok")
    yield found
    await found.worker.stop()
    await emulator.down()


async def test_a_long_answer_arrives_in_parts_with_its_links_and_buttons(odd):
    body = "Una frase & <otra> 😀. " * 600
    source = {"title": "El documento", "url": "https://a.mx/?b=1&c=2", "note": ""}
    button = {"title": "¿Y el tercero?", "payload": "y el tercero " * 20}
    metadata = {"body": body.strip(), "sources": [source], "status": "answered"}
    found = await odd.said({"text": f"{body}\n\nFuente: x", "buttons": [button], "metadata": metadata}, count=4)
    assert all(units(message["text"]) <= 4096 for message in found)
    assert " ".join(message["text"] for message in found).startswith(body.strip())
    assert found[-1]["links"] == [("El documento", "https://a.mx/?b=1&c=2")]
    assert [bool(message["args"].get("reply_markup")) for message in found] == [False, False, False, True]


@pytest.mark.parametrize("value", [1, float("nan")])
async def test_a_chart_that_cannot_be_drawn_is_told_in_words(odd, value, monkeypatch):
    monkeypatch.setattr("channels.charts.draw", lambda chart: 1 / 0)
    chart = {"title": "Gente", "unit": "personas", "bars": [["Plan 2", value]]}
    found = await odd.said({"text": "Uno.", "metadata": {"chart": chart}}, count=2 if value == 1 else 1)
    assert [message["text"] for message in found][-1] == "Uno."
    assert value != 1 or found[0]["text"] == "Gráfica. Gente (personas). Plan 2: 1."


async def test_silence_becomes_an_apology(odd):
    assert [message["text"] for message in await odd.said()] == [APOLOGY]


async def test_an_answer_that_cannot_be_shown_becomes_an_apology(odd, monkeypatch):
    monkeypatch.setattr(rendering, "render", lambda messages, number: 1 / 0)
    assert [message["text"] for message in await odd.said({"text": "Uno."})] == [APOLOGY]


async def test_what_telegram_refuses_is_sent_simpler(odd, monkeypatch):
    monkeypatch.setattr(rendering, "key_of", lambda says: "x" * 70)
    button = {"title": "¿Y?", "payload": "y"}
    metadata = {"body": "A < B", "sources": [{"title": "x & y", "url": "https://a.mx"}]}
    (said,) = await odd.said({"text": "A < B\n\nFuente: x", "buttons": [button], "metadata": metadata})
    assert said["text"] == "A < B\n\nFuente: x & y" and not said["links"] and "reply_markup" not in said["args"]


async def test_what_is_never_accepted_is_given_up(odd, monkeypatch):
    monkeypatch.setattr(rendering, "atoms", lambda text: [rendering.Atom("x" * 5000)])
    monkeypatch.setattr(splitting, "split", lambda found, limit=0: [list(found)])
    await odd.said({"text": "Uno."}, count=0)
    monkeypatch.undo()
    assert (await odd.said({"text": "Dos."}))[0]["text"] == "Dos."


async def test_a_telegram_that_takes_everything_and_says_nothing_repeats_once(odd):
    telegram, chat = odd.emulator, odd.emulator.chat()
    odd.says = [{"text": "Uno."}]
    telegram.hold("sendMessage", "after")
    telegram.held["getMe", "before"] = 1
    telegram.say(chat, "hola")
    await telegram.answers(chat)
    await telegram.until(lambda: sum(name == "getMe" for name, _ in telegram.caught) >= 2)
    assert len(telegram.sent(chat)) == 1
    telegram.release()
    await telegram.answers(chat, 2)
    await telegram.until(lambda: odd.worker.report()["waiting"] == 0)
    assert len(telegram.sent(chat)) == 2


async def test_turns_a_minute_can_be_set(odd):
    telegram, chat = odd.emulator, odd.emulator.chat()
    odd.says = [{"text": "Uno."}]
    for _ in range(5):
        telegram.say(chat, "hola")
    found = await telegram.answers(chat, 4)
    too_fast = texts.load()["telegram"]["too_fast"]
    assert [message["text"] for message in found] == ["Uno."] * 3 + [too_fast]


async def test_a_flood_is_bounded_and_ends(odd):
    telegram, chat = odd.emulator, odd.emulator.chat()
    odd.says = [{"text": "Uno."}]
    for _ in range(300):
        telegram.say(chat, "hola")
    other = telegram.chat()
    telegram.say(other, "hola")
    await telegram.answers(other)
    await telegram.until(lambda: not telegram.pending and odd.worker.report()["waiting"] == 0)
    assert len(telegram.sent(chat)) == 4


async def test_who_writes_more_than_can_wait_is_told_once(odd):
    telegram, chat = odd.emulator, odd.emulator.chat()
    odd.says = [{"text": "Uno."}]
    odd.open.clear()
    for minute in range(MOST_WAITING + 5):
        telegram.say(chat, "hola", date=1_700_000_000 + 60 * minute)
    await telegram.until(lambda: not telegram.pending and odd.worker.report()["waiting"] == MOST_WAITING + 1)
    odd.open.set()
    await telegram.until(lambda: odd.worker.report()["waiting"] == 0)
    said = [message["text"] for message in telegram.sent(chat)]
    assert said == ["Uno."] * MOST_WAITING + [texts.load()["telegram"]["too_many"]]
