"""The address that Telegram calls: only for who knows the secret, always an answer, never a 500."""

import pytest

from tests.telegram.process import SECRET

HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
pytestmark = pytest.mark.parametrize("bot", ["webhook"], indirect=True, scope="package")


def update(number: int, chat: int, text: str) -> dict:
    person = {"id": chat, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "from": person, "text": text}
    return {"update_id": number, "message": message}


@pytest.mark.parametrize(
    "headers", [{}, *({"X-Telegram-Bot-Api-Secret-Token": other} for other in ("otro", "", "ñ\udcff"))]
)
async def test_forged_updates_are_refused(bot, telegram, chat, headers):
    assert await bot.post(bot.webhook, json=update(9_000_001, chat, "hola"), headers=headers) == 403
    telegram.say(chat, "gracias")
    await telegram.answers(chat)
    assert len(telegram.sent(chat)) == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"{", 400), (b"\xff", 400), (b"", 400), (b"null", 200), (b"[]", 200), (b"7", 200), (b"{}", 200),
     (b'{"update_id": "x"}', 200), (b'{"update_id": 1e99}', 200), (b'{"update_id": 99999999999999999999}', 200),
     (b'{"update_id": 1, "message": 7}', 200), (b'{"update_id": 2, "message": {}}', 200), (b"[" * 100_000, 400),
     (b'{"update_id": 99999999999999999999, "message": {"message_id": 1, "date": 1, '
      b'"chat": {"id": 1, "type": "private"}, "from": {"id": 1, "is_bot": false, "first_name": "A"}}}', 200),
     (b'{"update_id": 4, "message": {"message_id": 1, "date": 1e99, "chat": {"id": 1, "type": "private"}}}', 200),
     (b'{"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": "\\u0000", "type": "private"}, '
      b'"from": {"id": 1, "is_bot": false, "first_name": "A"}, "text": "a"}}', 200),
     (b'{"update_id": 3, "callback_query": {"id": "1"}}', 200), (b"x" * 2_000_000, 413)],
)  # fmt: skip
async def test_rubbish_is_never_a_500(bot, data, status):
    assert await bot.post(bot.webhook, data=data, headers=HEADERS) == status


async def test_redelivery_is_answered_once(bot, telegram, chat):
    for _ in range(3):
        assert await bot.post(bot.webhook, json=update(9_000_100 + chat, chat, "gracias"), headers=HEADERS) == 200
    await telegram.answers(chat)
    telegram.say(chat, "hola")
    assert len(await telegram.answers(chat, 2)) == 2


async def test_an_address_that_telegram_cannot_call_is_told(bot, telegram, chat):
    telegram.webhook.broken = True
    try:
        telegram.say(chat, "gracias")
        await bot.until_health("webhook_refused")
    finally:
        telegram.webhook.broken = False
    await bot.until_health("ok")
    await telegram.answers(chat)


async def test_a_webhook_set_elsewhere_is_set_back(bot, telegram, chat):
    address = telegram.webhook.url
    telegram.webhook.url = "http://127.0.0.1:9/otro"
    await telegram.until(lambda: telegram.webhook.url == address, 20)
    assert telegram.webhook.secret == SECRET
