"""The pieces by themselves: settings, memory, queues, connection, charts."""

import asyncio
import sqlite3

import pytest
from telegram.error import NetworkError, RetryAfter

from channels import charts
from channels.telegram import connection, health, sending, settings
from channels.telegram.backoff import Backoff
from channels.telegram.incoming import Address
from channels.telegram.memory import Memory
from channels.telegram.queues import Queues
from channels.telegram.rendering import Part
from channels.telegram.settings import Settings, from_environment
from channels.telegram.worker import Worker
from service import web
from service.project import SetupError

WEBHOOK = {
    "TELEGRAM_TOKEN": "1:a", "TELEGRAM_MODE": "webhook", "TELEGRAM_SECRET": "s",
    "TELEGRAM_WEBHOOK_URL": "https://bot.example.mx",
}  # fmt: skip


def test_without_token_it_is_off():
    assert from_environment({"TELEGRAM_TOKEN": " ", "TELEGRAM_MODE": "nada"}) is None


def test_a_token_is_all_it_needs(tmp_path):
    found = from_environment({"TELEGRAM_TOKEN": "123:abc", "TELEGRAM_STATE": str(tmp_path)})
    assert found == Settings("123:abc", state=tmp_path) and found.mode == settings.POLLING
    assert found.database == tmp_path / "telegram-123.db" and found.api_base == "https://api.telegram.org"


def test_turns_a_minute_are_twenty_or_what_is_set():
    assert from_environment({"TELEGRAM_TOKEN": "1:a"}).turns == 20
    assert from_environment({**WEBHOOK, "TELEGRAM_TURNS": "5"}).turns == 5


def test_the_address_of_the_webhook_may_be_short():
    assert from_environment(WEBHOOK).webhook_url == "https://bot.example.mx/webhooks/telegram/webhook"
    other = {**WEBHOOK, "TELEGRAM_WEBHOOK_URL": "https://bot.example.mx/otra"}
    assert from_environment(other).webhook_url == "https://bot.example.mx/otra"


@pytest.mark.parametrize(
    "wrong",
    [{"TELEGRAM_MODE": "pol"}, {"TELEGRAM_SECRET": ""}, {"TELEGRAM_SECRET": "con espacio"},
     {"TELEGRAM_WEBHOOK_URL": "http://bot.example.mx"}, {"TELEGRAM_WEBHOOK_URL": ""}, {"TELEGRAM_API_BASE": "nada"},
     {"TELEGRAM_API_BASE": "http://[::1"}, {"TELEGRAM_TURNS": "0"}, {"TELEGRAM_TURNS": "²"},
     {"TELEGRAM_TURNS": "muchos"}],
)  # fmt: skip
def test_settings_that_cannot_work_stop_the_start(wrong, monkeypatch):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        from_environment({**WEBHOOK, **wrong})
    for name, value in {**WEBHOOK, **wrong}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=next(iter(wrong))):
        web.create_channel("channels.telegram.TelegramChannel", {})


async def test_a_token_that_cannot_be_one_is_not_sent_anywhere():
    odd = Settings("esto no/es un token")
    state = health.Health(odd.mode)
    line = connection.Connection(connection.create_bot(odd), odd, state, print, asyncio.Event())
    task = asyncio.ensure_future(line.run())
    while state.state == health.CONNECTING:
        await asyncio.sleep(0)
    task.cancel()
    assert state.state == health.UNAUTHORIZED


async def test_a_mistake_of_ours_is_told_apart_from_the_network(caplog):
    class Broken:
        async def initialize(self) -> None:
            raise TypeError("mi CURP")

    state = health.Health("polling")
    line = connection.Connection(Broken(), Settings("1:a"), state, print, asyncio.Event())
    task = asyncio.ensure_future(line.run())
    await until(lambda: state.state != health.CONNECTING)
    task.cancel()
    assert "TypeError" in caplog.text and "CURP" not in caplog.text


@pytest.mark.parametrize("error", [RetryAfter(0), NetworkError("reset")])
async def test_what_cannot_be_sent_is_given_up_in_the_end(monkeypatch, error):
    class Deaf:
        async def send_message(self, *_: object, **__: object) -> None:
            raise error

        async def get_me(self) -> None:
            """Answer."""

    monkeypatch.setattr(sending, "GIVE_UP", 0.1)
    with pytest.raises(sending.UnreachableError):
        await asyncio.wait_for(sending.Sender(Deaf()).send(Part("hola"), Address(1)), 5)


def test_memory_tells_new_from_seen_and_outlives_the_process(tmp_path):
    memory = Memory(tmp_path / "a.db")
    assert memory.add([(2, "b", {"x": 1}), (1, "a", {}), (2, "b", {})]) == [(2, "b"), (1, "a")]
    memory.keep_answer(2, {"parts": [1, 2]}, {"status": "answered", "facts": ["f"]})
    memory.note_sent(2, 1)
    memory.close()
    memory = Memory(tmp_path / "a.db")
    assert memory.waiting() == [(1, "a"), (2, "b")]
    job = memory.job(2)
    assert (job.content, job.outbox, job.sent) == ({"x": 1}, {"parts": [1, 2]}, 1)
    memory.finish(2)
    assert memory.job(2) is None and memory.add([(2, "b", {})]) == []
    memory.rate(2, useful=True)
    memory.rate(2, useful=False)
    rows = sqlite3.connect(tmp_path / "a.db").execute("SELECT answer, useful, about FROM ratings").fetchall()
    assert rows == [(2, 0, '{"status": "answered", "facts": ["f"]}')]


def test_nobody_else_reads_what_waits(tmp_path):
    memory = Memory(tmp_path / "a.db")
    memory.add([(1, "a", {})])
    files = list(tmp_path.iterdir())
    assert len(files) > 1 and {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_memory_forgets_old_numbers_and_odd_buttons(tmp_path, monkeypatch):
    memory = Memory(tmp_path / "a.db")
    memory.add([(1, "a", {}), (2, "a", {})])
    memory.finish(1)
    monkeypatch.setattr("channels.telegram.memory.DAYS_KEPT", -1)
    monkeypatch.setattr("channels.telegram.memory.MOST_BUTTONS", 1)
    memory.keep_button("x", "uno")
    memory.keep_button("y", "dos")
    memory.forget()
    assert memory.add([(1, "a", {})]) == [(1, "a")] and [number for number, _ in memory.waiting()] == [1, 2]
    assert (memory.button("x"), memory.button("y")) == (None, "dos")


async def test_a_queue_is_bounded_marks_the_excess_once_and_survives_errors():
    done, gate = [], asyncio.Event()

    async def work(number: int, excess: bool) -> None:
        await gate.wait()
        done.append((number, excess))
        if number in (1, 3):
            raise RuntimeError

    queues = Queues(work, most=3)
    for _ in range(2):  # told again when it happens again
        gate.clear()
        assert [queues.put("ana", number) for number in range(6)] == [True] * 4 + [False] * 2
        assert queues.put("eva", 9) and len(queues) == 5
        gate.set()
        await until(lambda: not len(queues))
        assert sorted(done) == [(0, False), (1, False), (2, False), (3, True), (9, False)]
        assert [number for number, _ in done if number != 9] == [0, 1, 2, 3]
        done.clear()


def test_waits_grow_and_start_again():
    pause = Backoff()
    assert [pause.next() for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    pause.reset()
    assert pause.next() == 0.5


CHART = {"title": "Participantes $por$ plan", "unit": "personas", "bars": [["Plan 2", 200], ["Plan 4", 1580]]}


def test_a_chart_says_in_words_what_it_draws():
    assert charts.describe(CHART) == (
        "Gráfica. Participantes $por$ plan (personas). Plan 2: 200; Plan 4: 1,580."
    )  # fmt: skip
    assert charts.draw(CHART).startswith(b"\x89PNG")


TIMELINE = {
    "title": "Línea de tiempo", "unit": "", "bars": [],
    "spans": [["Fundación $de$ la Alianza " * 4, "2011", "2011", ""], ["Plan 1", "septiembre de 2011", "2011-09", ""],
              ["Plan 3", "del 14 de abril al 30 de septiembre de 2016", "2016-04-14", "2016-09-30"],
              ["Plan 4", "10 de diciembre de 2019", "2019-12-31", ""]],
}  # fmt: skip


def test_a_timeline_says_in_words_what_it_draws():
    assert charts.drawable(TIMELINE) and charts.draw(TIMELINE).startswith(b"\x89PNG")
    said = charts.describe(TIMELINE)
    assert said.startswith("Gráfica. Línea de tiempo. ") and "Plan 1: septiembre de 2011; Plan 3: del 14" in said
    one = {**TIMELINE, "spans": TIMELINE["spans"][1:2]}
    assert charts.draw(one).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("iso", "days"), [("2011", 365), ("2012", 366), ("2011-09", 30), ("2019-12", 31), ("2019-12-31", 1)]
)
def test_a_date_is_as_wide_as_what_is_known_of_it(iso, days):
    row = charts._rows({"title": "a", "bars": [], "spans": [["a", "b", iso, ""]]})[0]
    assert row.end - row.start == days


@pytest.mark.parametrize(
    "odd",
    [{}, {"title": "a", "bars": []}, {"title": "a", "bars": None}, {"title": "a", "bars": [["a", "x"]]},
     {"title": "a", "bars": [[1]]}, {"title": "a", "bars": [["a", float("nan")]]}, {"bars": [["a", 1]]},
     {"title": "a", "bars": [], "spans": [["a", "b", "ayer", ""]]},
     {"title": "a", "bars": [], "spans": [["a", "2011"]]},
     {"title": "a", "bars": [], "spans": [["a", "b", None, ""]]}, {"title": "a", "bars": [], "spans": []}],
)  # fmt: skip
def test_charts_that_cannot_be_drawn(odd):
    assert not charts.drawable(odd)


async def test_a_disk_that_fails_is_told_and_mends_itself(tmp_path):
    (tmp_path / "state").write_text("no es una carpeta")
    running = Worker(Settings("1:a", api_base="http://127.0.0.1:9", state=tmp_path / "state"), None)
    running.start()
    await until(lambda: running.report()["status"] == health.STORAGE)
    assert running.receive({"update_id": 1}) is False
    (tmp_path / "state").unlink()
    await until(lambda: running.report()["status"] == health.UNREACHABLE)
    await running.stop()


async def until(what) -> None:
    while not what():
        await asyncio.sleep(0.01)
