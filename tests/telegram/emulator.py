"""A strict Telegram on loopback: the Bot API of a bot, with what people do and what goes wrong at hand.

Its rules follow the documentation of the Bot API and the source of Telegram's own server (tdlib/telegram-bot-api).
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Optional

from aiohttp import web

from tests.telegram import rules
from tests.telegram.people import People
from tests.telegram.rules import Parsed
from tests.telegram.webhook import Webhook

TOKEN = "123456:TESTTOKEN"
ME = {
    "id": 123456, "is_bot": True, "first_name": "GobAbierto", "username": "TestNameBot", "can_join_groups": True,
    "can_read_all_group_messages": False, "supports_inline_queries": False,
}  # fmt: skip


class RefusalError(Exception):
    """An error of the Bot API."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        self.code = code
        self.body = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.body["parameters"] = parameters


class Emulator(People):
    """The API server, the chats behind it, and its troubles."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.accepted: list[dict[str, Any]] = []  # messages of the bot, in the order in which they arrived
        self.commands: dict[str, Any] = {}
        self.pending: list[dict[str, Any]] = []
        self.webhook = Webhook()
        self.trouble = ""  # "hang", "unauthorized", "conflict", "proxy" (it answers instead)
        self.faults: list[tuple[str, int, int]] = []  # method, HTTP status (0: reset, 403: of a proxy), retry_after
        self.held: Counter[tuple[str, str]] = Counter()  # (method, "before" | "after"): never answered
        self.caught: list[tuple[str, dict[str, Any]]] = []  # calls that are held
        self.blocked: set[int] = set()
        self.deleted_topics: set[int] = set()
        self.migrated: dict[int, int] = {}  # group -> the supergroup that it became
        self.gap = 0.0  # seconds that must pass between two messages to a chat
        self._last: dict[int, float] = {}
        self._poll = 0
        self._runner: Optional[web.AppRunner] = None
        self._site: Optional[web.TCPSite] = None
        self.port = 0

    # the server

    async def up(self) -> "Emulator":
        """Listen, on the same port as before."""
        application = web.Application(client_max_size=50 * 2**20)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, shutdown_timeout=0.1, reuse_address=True)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]
        return self

    async def down(self) -> None:
        """Stop listening, and break every connection."""
        await self.webhook.stop()
        if self._runner:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def trouble_with(self, trouble: str) -> None:
        """Start a trouble, "" to end it; a poll that waits is broken off."""
        self.trouble = trouble
        self._poll += 1

    def hold(self, method: str, moment: str) -> None:
        """From now on, do not answer a method: "before" carrying it out or "after"."""
        self.caught.clear()
        self.held[method, moment] = 1

    def release(self) -> None:
        """Answer everything again; what was held is dropped."""
        self.held.clear()

    # what reached the people

    def sent(self, chat: int) -> list[dict[str, Any]]:
        """Return the bot's messages in a chat."""
        return [message for message in self.accepted if message["chat"]["id"] == chat]

    async def until(self, what: Callable[[], Any], seconds: float = 15.0) -> Any:
        """Return what() as soon as it is true. AssertionError after some seconds."""
        end = time.monotonic() + seconds
        while not (found := what()):
            assert time.monotonic() < end, "it did not happen in time"
            await asyncio.sleep(0.01)
        return found

    async def answers(self, chat: int, count: int = 1, seconds: float = 15.0) -> list[dict[str, Any]]:
        """Return the bot's messages in a chat once there are as many."""
        return await self.until(lambda: len(found := self.sent(chat)) >= count and found, seconds)

    def deliver(self, update: dict[str, Any]) -> None:
        """Hand an update to the bot."""
        if self.webhook.url:
            self.webhook.put(update)
        else:
            self.pending.append(update)

    # the Bot API

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method, args = request.match_info["method"], await _arguments(request)
        self.calls.append((method, args))
        if self.trouble == "hang" or self.held[method, "before"]:
            await self._hold(request, method, args)
        try:
            if self.trouble == "proxy":
                raise web.HTTPForbidden(text="<html>Prohibido</html>")
            if self.trouble == "unauthorized" or request.match_info["token"] != TOKEN:
                raise RefusalError(401, "Unauthorized")
            self._fail(request, method)
            result = await self._call(method, args)
        except RefusalError as refusal:
            return web.json_response(refusal.body, status=refusal.code)
        if self.held[method, "after"]:
            await self._hold(request, method, args)
        return web.json_response({"ok": True, "result": result})

    async def _hold(self, request: web.Request, method: str, args: dict[str, Any]) -> None:
        """Wait until the trouble is over or the caller has left; what was held is never carried out."""
        self.caught.append((method, args))
        moments = ((method, "before"), (method, "after"))
        while request.transport and (self.trouble == "hang" or any(self.held[moment] for moment in moments)):
            await asyncio.sleep(0.02)
        if request.transport:
            request.transport.close()
        raise asyncio.CancelledError

    def _fail(self, request: web.Request, method: str) -> None:
        fault = next((fault for fault in self.faults if fault[0] == method), None)
        if fault is None:
            return
        self.faults.remove(fault)
        _, status, after = fault
        if status == 0:
            if request.transport:
                request.transport.close()
            raise asyncio.CancelledError
        if status == 403:
            raise web.HTTPForbidden(text="<html>Prohibido</html>")
        if status == 429:
            raise RefusalError(429, f"Too Many Requests: retry after {after}", retry_after=after)
        raise RefusalError(status, "Internal Server Error")

    async def _call(self, method: str, args: dict[str, Any]) -> Any:
        simple = {"getMe": ME, "sendChatAction": True}
        if method in simple:
            return simple[method]
        handler = getattr(self, f"_on_{method.lower()}", None)
        if handler is None:
            raise RefusalError(404, "Not Found: method not found")
        result = handler(args)
        return await result if asyncio.iscoroutine(result) else result

    async def _on_getupdates(self, args: dict[str, Any]) -> Any:
        if self.webhook.url:
            raise RefusalError(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, end = int(args.get("offset", 0)), time.monotonic() + float(args.get("timeout", 0))
        self.pending = [update for update in self.pending if update["update_id"] >= offset]  # the only receipt
        self._poll += 1
        mine = self._poll
        while not self.pending and time.monotonic() < end and mine == self._poll:
            await asyncio.sleep(0.01)
        if self.trouble == "conflict" or mine != self._poll:
            raise RefusalError(409, "Conflict: terminated by other getUpdates request")
        return self.pending[: int(args.get("limit", 100))]

    def _on_setwebhook(self, args: dict[str, Any]) -> bool:
        secret = args.get("secret_token")
        if secret and not rules.SECRET.fullmatch(secret):
            raise RefusalError(400, "Bad Request: secret token contains unallowed characters")
        self.webhook.set(args.get("url", ""), secret)
        waiting, self.pending = self.pending, []
        for update in waiting:
            self.deliver(update)
        return True

    def _on_deletewebhook(self, args: dict[str, Any]) -> bool:
        self.webhook.set("", None)
        return True

    def _on_getwebhookinfo(self, args: dict[str, Any]) -> dict[str, Any]:
        info = {
            "url": self.webhook.url, "has_custom_certificate": False,
            "pending_update_count": len(self.pending) + self.webhook.waiting,
        }  # fmt: skip
        if self.webhook.last_error:
            info |= {"last_error_date": self.webhook.last_error, "last_error_message": "Connection refused"}
        return info

    def _on_setmycommands(self, args: dict[str, Any]) -> bool:
        if not all(rules.COMMAND.fullmatch(command["command"]) for command in args["commands"]):
            raise RefusalError(400, "Bad Request: BOT_COMMAND_INVALID")
        self.commands[args.get("language_code", "")] = args["commands"]
        return True

    def _on_answercallbackquery(self, args: dict[str, Any]) -> bool:
        if self.queries.pop(args["callback_query_id"], None) is None:
            raise RefusalError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        return True

    def _on_editmessagereplymarkup(self, args: dict[str, Any]) -> Any:
        message = self.messages.get(int(args["message_id"]))
        if message is None or message.get("reply_markup") == args.get("reply_markup"):
            raise RefusalError(400, "Bad Request: message is not modified")
        message.pop("reply_markup", None)
        if args.get("reply_markup"):
            message["reply_markup"] = args["reply_markup"]
        return message

    def _on_sendmessage(self, args: dict[str, Any]) -> Any:
        return self._accept(args, "text", args.get("text", ""))

    def _on_sendphoto(self, args: dict[str, Any]) -> Any:
        if not args.get("photo", b"").startswith(b"\x89PNG"):
            raise RefusalError(400, "Bad Request: IMAGE_PROCESS_FAILED")
        return self._accept(args, "caption", args.get("caption", ""))

    def _accept(self, args: dict[str, Any], field: str, text: str) -> dict[str, Any]:
        chat, links = int(args["chat_id"]), []
        if chat in self.migrated:
            raise RefusalError(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=self.migrated[chat])
        if chat in self.blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        if int(args.get("message_thread_id", 0)) in self.deleted_topics:
            raise RefusalError(400, "Bad Request: message thread not found")
        parsed = Parsed(text) if args.get("parse_mode") == "HTML" else None
        if parsed:
            text, links = parsed.text, parsed.links
        error = rules.message_error(text, parsed, field == "caption") or rules.markup_error(args.get("reply_markup"))
        if error:
            raise RefusalError(400, error)
        wait = self._last.get(chat, 0.0) + self.gap - time.monotonic()
        if wait > 0:
            raise RefusalError(429, "Too Many Requests", retry_after=int(wait) + 1)
        self._last[chat] = time.monotonic()
        message = self.message(chat, sender=ME, **{field: text})
        if isinstance(args.get("reply_markup"), dict):
            message["reply_markup"] = args["reply_markup"]
        self.accepted.append({**message, "links": links, "args": args})
        return message


async def _arguments(request: web.Request) -> dict[str, Any]:
    """Return the arguments of a call, however they came; files as bytes."""
    args: dict[str, Any] = dict(request.query)
    if request.method == "POST":
        for name, value in (await request.post()).items():
            args[name] = value.file.read() if isinstance(value, web.FileField) else value
    for name in ("reply_markup", "allowed_updates", "commands", "link_preview_options", "reply_parameters"):
        if isinstance(args.get(name), str):
            args[name] = json.loads(args[name])
    return args
