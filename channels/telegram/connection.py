"""The line to Telegram: opened again, ever more slowly, whatever happens to it."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Any, Optional

from telegram import Bot, BotCommand, User, WebhookInfo
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from channels import texts
from channels.logs import log_error
from channels.telegram import health
from channels.telegram.backoff import Backoff
from channels.telegram.health import Health
from channels.telegram.incoming import KINDS
from channels.telegram.sending import seconds_of
from channels.telegram.settings import WEBHOOK, Settings

logger = logging.getLogger(__name__)

POLL_SECONDS = 25
WATCH_SECONDS = 10.0
RECENT_SECONDS = 300.0
ANSWER_SECONDS = 10.0

for _noisy in ("httpx", "httpcore", "telegram"):  # their lines bear the token, which is in every address
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


class Request(HTTPXRequest):
    """HTTP with Telegram. An error that is not in its words is of a proxy or of another server: of the network."""

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        """Return status and body. Raises NetworkError."""
        status, body = await super().do_request(*args, **options)
        if status >= 400 and b'"error_code"' not in body:
            raise NetworkError(f"HTTP {status}")
        return status, body


class TelegramBot(Bot):
    """python-telegram-bot's Bot, with updates as they come: its get_updates() fails on all if one is odd."""

    @property
    def me(self) -> Optional[User]:
        """The bot itself, None while Telegram has not said."""
        return self._bot_user

    async def fetch(self, offset: int, wait: int) -> list[Any]:
        """Return the updates from `offset` on, after `wait` seconds at most."""
        asked = {"offset": offset, "timeout": wait, "allowed_updates": KINDS}
        return list(await self._post("getUpdates", asked, read_timeout=wait + ANSWER_SECONDS))


def create_bot(settings: Settings) -> TelegramBot:
    """Return the bot; nothing is sent yet."""
    token = settings.token if settings.well_formed else "0:malformed"
    calls = Request(
        connection_pool_size=64, connect_timeout=5, read_timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS,
        pool_timeout=60,
    )  # fmt: skip
    polls = Request(connection_pool_size=1, connect_timeout=5, read_timeout=ANSWER_SECONDS, pool_timeout=5)
    return TelegramBot(token, f"{settings.api_base}/bot", f"{settings.api_base}/file/bot", calls, polls)


class Connection:
    """Keeps the bot connected, by polling or by webhook, and says how it goes in `health`."""

    def __init__(
        self,
        bot: TelegramBot,
        settings: Settings,
        state: Health,
        accept: Callable[[Sequence[Any]], None],
        known: asyncio.Event,
    ) -> None:
        self._bot = bot
        self._settings = settings
        self._health = state
        self._accept = accept
        self._known = known
        self._pause = Backoff()

    async def run(self) -> None:
        """Connect and stay connected until cancelled."""
        while True:
            try:
                await self._connect()
                await (self._watch() if self._settings.mode == WEBHOOK else self._poll())
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
            except Exception as error:  # whatever it is, it is tried again
                self._health.set(health.diagnose(error))
                if not isinstance(error, TelegramError | sqlite3.Error | OSError):
                    log_error(logger, "telegram connection failed", error)
            await asyncio.sleep(self._pause.next())

    async def _connect(self) -> None:
        if not self._settings.well_formed:
            raise InvalidToken
        await self._bot.initialize()
        me = await self._bot.get_me()
        menu: dict[str, str] = texts.load()["telegram"]["menu"]
        orders = [BotCommand(name, description) for name, description in menu.items()]
        if not self._known.is_set():
            await self._bot.set_my_commands(orders)
            await self._bot.set_my_commands(orders, language_code="es")
        if self._settings.mode == WEBHOOK:
            await self._bot.set_webhook(
                self._settings.webhook_url, secret_token=self._settings.secret, allowed_updates=KINDS
            )
        else:
            await self._bot.delete_webhook()
        self._health.bot = me.username or ""
        self._known.set()

    async def _poll(self) -> None:
        """Fetch updates for ever. Asking for the next ones confirms the last: they are kept by then."""
        offset, wait = 0, 0
        while True:
            updates = await self._bot.fetch(offset, wait)
            if updates:
                self._accept(updates)
                offset = updates[-1]["update_id"] + 1
            wait = POLL_SECONDS
            self._well()

    async def _watch(self) -> None:
        """See now and then that Telegram still has our address, and that it can call it."""
        since = time.time()
        while True:
            found = await self._bot.get_webhook_info()
            if found.url != self._settings.webhook_url:
                raise Conflict("somebody set another address")
            if _fails(found, since):
                self._health.set(health.WEBHOOK_REFUSED)
            else:
                self._well()
            await asyncio.sleep(WATCH_SECONDS)

    def _well(self) -> None:
        self._pause.reset()
        self._health.set(health.OK)


def _fails(found: WebhookInfo, since: float) -> bool:
    """Return whether updates wait because Telegram could not deliver them a moment ago, and after `since`."""
    if not found.pending_update_count or not found.last_error_date:
        return False
    return found.last_error_date.timestamp() >= max(int(since), time.time() - RECENT_SECONDS)
