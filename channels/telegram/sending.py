"""Sending one message until it has arrived, or can never arrive."""

import asyncio
import contextlib
import html
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Optional

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from channels import charts
from channels.logs import log_error
from channels.telegram.backoff import Backoff
from channels.telegram.incoming import Address
from channels.telegram.rendering import Part

logger = logging.getLogger(__name__)

GIVE_UP = 24 * 3600.0  # as long as Telegram itself keeps what a bot has not fetched
TYPING_SECONDS = 4.5
_TAG = re.compile(r"<[^>]+>")


class UnreachableError(Exception):
    """This person can no longer be written to: blocked the bot, left, deleted the chat."""


class Sender:
    """Sends parts: waits as long as Telegram says (429), tries again after resets and 5xx."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._typing: set[asyncio.Task[None]] = set()

    async def send(self, part: Part, address: Address) -> None:
        """Return once the part has arrived. Raises UnreachableError if it never can, or has not within a day.

        When the connection breaks after the message left, nobody can tell whether it arrived: it is sent again, but
        only once Telegram answers something else, lest one that takes everything and says nothing repeat it for hours.
        """
        pause, until, lost = Backoff(), time.monotonic() + GIVE_UP, False
        while time.monotonic() < until:
            try:
                if lost:
                    await self._bot.get_me()
                await self._once(part, address)
                return
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
            except ChatMigrated as error:
                address = replace(address, chat=error.new_chat_id, reply_to=None)
            except Forbidden as error:
                raise UnreachableError from error
            except BadRequest as error:
                if address.thread and "thread not found" in error.message.casefold():
                    address = replace(address, thread=None)
                else:
                    part = _simpler(part, error)
            except TelegramError:
                lost = True
                await asyncio.sleep(pause.next())
        raise UnreachableError

    @contextlib.asynccontextmanager
    async def typing(self, address: Address) -> AsyncIterator[None]:
        """Show «escribiendo…» meanwhile, and not after: the first notice has had time to arrive when this ends."""
        done, first = asyncio.Event(), asyncio.Event()
        task = asyncio.ensure_future(self._type(address, first, done))
        self._typing.add(task)
        task.add_done_callback(self._typing.discard)
        try:
            yield
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(first.wait(), 1.0)
        finally:
            done.set()

    async def quietly(self, call: Callable[[], Awaitable[object]]) -> None:
        """Do what is pleasant but not needed: its failure is nobody's problem."""
        with contextlib.suppress(TelegramError):
            await call()

    async def _type(self, address: Address, first: asyncio.Event, done: asyncio.Event) -> None:
        while not done.is_set():
            await self.quietly(
                lambda: self._bot.send_chat_action(address.chat, ChatAction.TYPING, message_thread_id=address.thread)
            )
            first.set()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(done.wait(), TYPING_SECONDS)

    async def _once(self, part: Part, address: Address) -> None:
        rows = [[InlineKeyboardButton(title, callback_data=data) for title, data in row] for row in part.buttons]
        markup = InlineKeyboardMarkup(rows) if rows else None
        reply = _reply(address)
        image = await _draw(part.chart) if part.chart else None
        if image:
            await self._bot.send_photo(
                address.chat, image, part.html, parse_mode=ParseMode.HTML, message_thread_id=address.thread,
                reply_parameters=reply, reply_markup=markup, filename="grafica.png",
            )  # fmt: skip
            return
        await self._bot.send_message(
            address.chat, part.html, ParseMode.HTML, message_thread_id=address.thread, reply_parameters=reply,
            reply_markup=markup, link_preview_options=LinkPreviewOptions(is_disabled=True),
        )  # fmt: skip


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def _draw(chart: Mapping[str, Any]) -> Optional[bytes]:
    """Return the image, None if it cannot be drawn: the words that describe it are sent alone."""
    try:
        return await asyncio.to_thread(charts.draw, chart)
    except Exception as error:
        log_error(logger, "telegram could not draw", error)
        return None


def _reply(address: Address) -> Optional[ReplyParameters]:
    if address.reply_to is None:
        return None
    return ReplyParameters(address.reply_to, allow_sending_without_reply=True)


def _simpler(part: Part, error: BadRequest) -> Part:
    """Return the part without what may have been refused: chart, links, buttons. Raises UnreachableError at the end."""
    if "chat not found" in error.message.casefold():
        raise UnreachableError from error
    log_error(logger, "telegram refused a message", error)
    if part.chart:
        return replace(part, chart=None)
    if _TAG.search(part.html):
        return replace(part, html=html.escape(html.unescape(_TAG.sub("", part.html)), quote=False))
    if part.buttons:
        return replace(part, buttons=())
    raise UnreachableError from error
