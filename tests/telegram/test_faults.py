"""Telegram fails: the other channels answer all the while, health says what is wrong, and it mends itself."""

import pytest
import pytest_asyncio

from channels import texts
from tests.telegram.emulator import Emulator
from tests.telegram.process import Service

FAULTS = {"down": "unreachable", "hang": "unreachable", "proxy": "unreachable", "unauthorized": "unauthorized"}
HEALTH = texts.load()["telegram"]["health"]


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["polling", "webhook"])
async def lonely(request, trained, tmp_path_factory):
    """A service that was started while nobody listened at the API's address."""
    emulator = await Emulator().up()
    await emulator.down()
    service = Service(request.param, emulator, tmp_path_factory.mktemp("lonely"))
    await service.start("unreachable")
    yield service
    assert service.stop() == 0
    await emulator.down()


async def check_others(service: Service) -> None:
    for ask in (service.ask_rest, service.ask_web):
        text, seconds = await ask("¿cuándo se presentó el segundo plan?")
        assert "29 de enero de 2014" in text and seconds < 3
    assert (await service.get("/salud/listo"))[0] == 200


async def check_answers(service: Service) -> None:
    chat = service.emulator.chat()
    service.emulator.say(chat, "gracias")
    assert await service.emulator.answers(chat, seconds=40)


async def test_it_starts_without_telegram_and_connects_alone(lonely):
    await check_others(lonely)
    await lonely.emulator.up()
    await lonely.until_health("ok", 40)
    await check_answers(lonely)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_it_starts_with_a_telegram_that_accepts_and_never_answers(trained, tmp_path, mode):
    emulator = await Emulator().up()
    await emulator.trouble_with("hang")
    service = Service(mode, emulator, tmp_path)
    try:
        await service.start("unreachable")
        await check_others(service)
        await emulator.trouble_with("")
        await service.until_health("ok", 45)
        await check_answers(service)
        assert service.stop() == 0
    finally:
        service.kill()
        await emulator.down()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_wrong_token_is_told_and_not_logged(trained, tmp_path, mode):
    emulator = await Emulator().up()
    service = Service(mode, emulator, tmp_path, TELEGRAM_TOKEN="123456:NoEsElToken")
    try:
        await service.start("unauthorized")
        await check_others(service)
        assert service.stop() == 0
        assert "NoEsElToken" not in service.log.read_text() and HEALTH["unauthorized"] in service.log.read_text()
    finally:
        service.kill()
        await emulator.down()


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_is_told_and_mends_itself(lonely, fault):
    emulator = lonely.emulator
    await (emulator.down() if fault == "down" else emulator.trouble_with(fault))
    found = await lonely.until_health(FAULTS[fault], 45)
    assert found["message"] == HEALTH[FAULTS[fault]]
    assert (await lonely.get("/webhooks/telegram/"))[0] == 503
    await check_others(lonely)
    await (emulator.up() if fault == "down" else emulator.trouble_with(""))
    await lonely.until_health("ok", 45)
    await check_answers(lonely)


async def test_somebody_else_receives_the_messages(lonely):
    """By polling, another process polls; by webhook, another one has set its address."""
    if lonely.mode == "polling":
        await lonely.emulator.trouble_with("conflict")
    else:
        lonely.emulator.webhook.set("http://127.0.0.1:9/otro", None)
    assert "otro" in (await lonely.until_health("conflict"))["message"].lower()
    await check_others(lonely)
    await lonely.emulator.trouble_with("")
    await lonely.until_health("ok", 40)
    await check_answers(lonely)


async def test_a_message_that_arrives_while_sends_fail_is_answered_later(lonely):
    chat = lonely.emulator.chat()
    lonely.emulator.faults += [("sendMessage", 502, 0)] * 3
    lonely.emulator.say(chat, "gracias")
    await lonely.emulator.answers(chat)
    assert len(lonely.emulator.sent(chat)) == 1


async def test_nothing_in_the_log_but_what_happened(lonely):
    log = lonely.log.read_text()
    assert "Traceback" not in log and "TESTTOKEN" not in log and "gracias" not in log
    assert HEALTH["unreachable"] in log
