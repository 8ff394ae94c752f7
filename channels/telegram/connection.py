"""The line to Telegram: opened again, ever more slowly, whatever happens to it."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from telegram import Bot, BotCommand, Update
from telegram.error import InvalidToken, RetryAfter
from telegram.request import HTTPXRequest

from channels import texts
from channels.telegram import health
from channels.telegram.backoff import Backoff
from channels.telegram.health import Health
from channels.telegram.incoming import KINDS
from channels.telegram.sending import seconds_of
from channels.telegram.settings import WEBHOOK, Settings

POLL_SECONDS = 25
WATCH_SECONDS = 10.0
ANSWER_SECONDS = 10.0

for _noisy in ("httpx", "httpcore", "telegram"):  # their lines bear the token, which is in every address
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


def create_bot(settings: Settings) -> Bot:
    """Return the bot; nothing is sent yet."""
    token = settings.token if settings.well_formed else "0:malformed"
    calls = HTTPXRequest(
        connection_pool_size=64, connect_timeout=5, read_timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS,
        pool_timeout=60,
    )  # fmt: skip
    polls = HTTPXRequest(connection_pool_size=1, connect_timeout=5, read_timeout=ANSWER_SECONDS, pool_timeout=5)
    return Bot(token, f"{settings.api_base}/bot", f"{settings.api_base}/file/bot", calls, polls)


class Connection:
    """Keeps the bot connected, by polling or by webhook, and says how it goes in `health`."""

    def __init__(
        self,
        bot: Bot,
        settings: Settings,
        state: Health,
        accept: Callable[[Sequence[Update]], None],
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
            updates = await self._bot.get_updates(offset, timeout=wait, allowed_updates=KINDS)
            if updates:
                self._accept(updates)
                offset = updates[-1].update_id + 1
            wait = POLL_SECONDS
            self._well()

    async def _watch(self) -> None:
        """See now and then that Telegram still has our address."""
        while True:
            found = await self._bot.get_webhook_info()
            if found.url != self._settings.webhook_url:
                return
            self._well()
            await asyncio.sleep(WATCH_SECONDS)

    def _well(self) -> None:
        self._pause.reset()
        self._health.set(health.OK)
