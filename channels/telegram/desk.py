"""From an update to its answer: read, ask the bot, keep the answer, send it, erase it."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Optional

from telegram import Bot, InlineKeyboardMarkup, Message, Update

from channels import commands, guard, texts
from channels.limits import Limiter
from channels.logs import log_error
from channels.telegram import incoming, rendering
from channels.telegram.incoming import Address, Incoming
from channels.telegram.memory import Job, Memory
from channels.telegram.rendering import Part
from channels.telegram.sending import Sender, UnreachableError
from channels.turns import BotMessage, Handler, Turns, apology, reply

logger = logging.getLogger(__name__)


class Desk:
    """Answers one update at a time; those of different conversations may be at the desk together."""

    def __init__(self, bot: Bot, memory: Memory, handle: Handler, turns: int) -> None:
        self._bot = bot
        self._memory = memory
        self._turns = Turns(handle, "telegram")
        self._sender = Sender(bot)
        self._turns_of = Limiter(turns)
        self._warnings_of = Limiter(1)
        self._albums: dict[str, str] = {}
        self.known = asyncio.Event()  # set once Telegram has said who the bot is

    async def attend(self, number: int, excess: bool) -> None:
        """Answer an update that waits, from where it was left if the process ended half way.

        `excess`: do not ask the bot, but say that there were too many and the last ones are not answered.
        """
        await self.known.wait()
        job = self._memory.job(number)
        if job is None:
            return
        try:
            await self._attend(job, excess)
        except UnreachableError:  # blocked or gone: nobody to tell
            pass
        except Exception as error:  # it would fail again, after each restart
            log_error(logger, "telegram update failed", error)
        self._note(self._memory.finish, number)

    async def _attend(self, job: Job, excess: bool) -> None:
        if job.outbox is None:
            update = Update.de_json(job.content, self._bot)
            message = incoming.read(update, self._bot.bot)
            if message is None:
                return
            if message.kind == incoming.RATING:
                await self._rate(update, message)
                return
            job = await self._answer(job, replace(message, kind=incoming.EXCESS) if excess else message)
        outbox = job.outbox or {"parts": []}
        parts = [Part.from_dict(kept) for kept in outbox["parts"]]
        for sent, part in enumerate(parts[job.sent :], start=job.sent + 1):
            await self._sender.send(part, Address(**outbox["address"]))
            self._note(self._memory.note_sent, job.id, sent)

    async def _answer(self, job: Job, message: Incoming) -> Job:
        """Return the job with its answer, kept so that it is not asked for again."""
        try:
            parts, about = await self._reply(job.id, message)
        except Exception as error:  # whatever fails, the person gets an answer
            log_error(logger, "telegram answer failed", error)
            parts, about = [rendering.plain(apology().text)], {}
        outbox = {"address": message.address.as_dict(), "parts": [part.as_dict() for part in parts]}
        self._note(self._memory.keep_answer, job.id, outbox, about)
        return Job(job.id, job.content, outbox, 0)

    async def _reply(self, number: int, message: Incoming) -> tuple[list[Part], dict[str, Any]]:
        if message.query:
            await self._sender.quietly(lambda: self._bot.answer_callback_query(message.query))
        canned = self._canned(message)
        if canned is not None:
            return [rendering.plain(canned)] if canned else [], {}
        says = self._says(message)
        if not says:
            return [rendering.plain(texts.say("telegram", "stale_button"))], {}
        async with self._sender.typing(message.address):
            messages = await self._ask(message.conversation, says)
        parts = rendering.render(messages, number)
        if _is_privacy(says):
            parts.insert(0, rendering.plain(texts.say("telegram", "privacy")))
        self._keep_buttons(messages)
        facts = [fact for each in messages for fact in each.facts]
        return parts, {"status": messages[-1].status, "facts": facts}

    def _canned(self, message: Incoming) -> Optional[str]:
        """Return the line for what is answered without the bot ("" for silence), None if the bot is to answer."""
        last_album = self._albums.pop(message.conversation, "")
        if message.album:
            self._albums[message.conversation] = message.album
            if message.album == last_album and not message.text:
                return ""  # the other photos of an album
        # By the dates of Telegram, not the clock: what piled up while the service was down is not haste.
        date = message.date or time.time()
        excess = message.kind == incoming.EXCESS
        if excess or self._turns_of.hit(message.conversation, date):
            warned = self._warnings_of.hit(message.conversation, date)
            return "" if warned else texts.say("telegram", "too_many" if excess else "too_fast")
        return texts.say("telegram", "media") if message.kind == incoming.MEDIA else None

    def _says(self, message: Incoming) -> str:
        """Return what is asked: the words, or those of the button; "" for a button of nobody knows what."""
        if message.kind != incoming.BUTTON:
            return message.text or " "
        key = incoming.BUTTON_DATA.fullmatch(message.data)
        return (key and self._memory.button(key[1])) or message.text

    async def _ask(self, conversation: str, says: str) -> Sequence[BotMessage]:
        verdict = guard.check_text(conversation, says)
        return [reply(verdict)] if isinstance(verdict, guard.Answered) else await self._turns.answer(verdict)

    def _keep_buttons(self, messages: Sequence[BotMessage]) -> None:
        for message in messages:
            for button in message.buttons:
                self._note(self._memory.keep_button, rendering.key_of(button["payload"]), button["payload"])

    async def _rate(self, update: Update, message: Incoming) -> None:
        """Keep the rating, thank, and take its buttons away; the suggestions stay."""
        _, useful, answer = message.data.split(":")
        self._note(self._memory.rate, int(answer), useful == "1")
        thanks = texts.say("telegram", "thanks")
        await self._sender.quietly(lambda: self._bot.answer_callback_query(message.query, thanks))
        rated = update.callback_query.message if update.callback_query else None
        if not isinstance(rated, Message) or rated.reply_markup is None:
            return
        rows = [row for row in rated.reply_markup.inline_keyboard if not _rates(row)]
        left = InlineKeyboardMarkup(rows) if rows else None
        await self._sender.quietly(
            lambda: self._bot.edit_message_reply_markup(rated.chat.id, rated.message_id, reply_markup=left)
        )

    def _note(self, keep: Callable[..., None], *values: Any) -> None:
        """Keep something; if the disk does not let us, the person is answered all the same."""
        try:
            keep(*values)
        except sqlite3.Error as error:
            log_error(logger, "telegram could not keep", error)


def _rates(row: Sequence[Any]) -> bool:
    return any(incoming.RATING_DATA.fullmatch(str(button.callback_data)) for button in row)


def _is_privacy(says: str) -> bool:
    return bool(commands.plain(says) == texts.load()["commands"]["privacidad"]["says"])
