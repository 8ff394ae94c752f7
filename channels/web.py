"""The web channel: JSON over POST for the widget, and the pages at / and /conocimiento.

Under /webhooks/web/: POST conversations (a new id), POST messages (a turn), GET history, POST feedback. The id travels
as "Authorization: Bearer …", never in an address. Refusals are JSON {"error", "message"}; `message` is for the person.
"""

import asyncio
import logging
import os
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Optional

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Request, Sanic
from sanic.response import HTTPResponse, empty, json

import answers
from channels import bodies, guard, limits, opinions, origins, pages, web_requests
from channels.history import History, Turn, as_json
from channels.ids import Ids, Invalid, load_secret
from channels.logs import log_error
from channels.settings import state_folder
from channels.turns import BotMessage, Handler, Turns
from channels.web_requests import Refused
from channels.web_settings import Settings

logger = logging.getLogger(__name__)

Route = Callable[[Request], Awaitable[HTTPResponse]]
DAY = 24 * 60 * 60


class WebChannel(InputChannel):
    """Serves the widget of this site and of the listed ones."""

    def __init__(self, settings: Settings, ids: Ids) -> None:
        self._settings = settings
        self._ids = ids
        self._turns_of = limits.Limiter(settings.turns_per_conversation)
        self._turns_from = limits.Limiter(settings.turns_per_address)
        self._calls_from = limits.Limiter(2 * settings.turns_per_address)
        self._history = History()
        self._waiting: Counter[str] = Counter()
        self._under_way: dict[tuple[str, str], asyncio.Task[list[BotMessage]]] = {}

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is also its address."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> "WebChannel":
        """Return the channel. Raises ValueError, in Spanish, for a setting that is not valid."""
        settings = Settings.read(credentials, os.environ)
        try:
            secret = load_secret(os.environ, state_folder() / "web_secret")
        except OSError as error:
            log_error(logger, "the secret cannot be kept: conversations end with this process", error)
            secret = secrets.token_bytes(32)
        return cls(settings, Ids(secret, settings.days * DAY))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes, with the pages at the root of the server."""
        self._turns = Turns(on_new_message, self.name())
        knowledge = answers.load()
        self._version = knowledge.version
        routes = _Routes("web", pages.Site(knowledge))
        routes.add_route(_function(self._health), "/", methods=["GET"], name="health")
        for path, route, method in (
            ("/conversations", self._begin, "POST"),
            ("/messages", self._receive, "POST"),
            ("/history", self._restore, "GET"),
            ("/feedback", self._rate, "POST"),
        ):
            name = path.strip("/")
            routes.add_route(self._guarded(route), path, methods=[method], name=name, stream=True)
            routes.add_route(_function(self._preflight), path, methods=["OPTIONS"], name=f"{name}_preflight")
        return routes

    async def _health(self, request: Request) -> HTTPResponse:
        """Say whether the page that asks may use the channel, so that the widget can explain a refusal."""
        headers = {"access-control-allow-origin": "*", "cache-control": "no-store"}
        return json({"status": "ok", "allowed": self._is_allowed(request)}, headers=headers)

    async def _preflight(self, request: Request) -> HTTPResponse:
        if not self._is_allowed(request):
            return _refusal(Refused(403, "origin_not_allowed"))
        return empty(headers=origins.cors(request.headers.get("origin"), preflight=True))

    async def _begin(self, request: Request) -> HTTPResponse:
        self._check_rate(self._calls_from, self._address(request))
        await self._payload(request, ())
        return json({"conversation": self._ids.issue(time.time())}, status=201)

    async def _receive(self, request: Request) -> HTTPResponse:
        self._check_rate(self._turns_from, self._address(request))
        payload = await self._payload(request, ("text", "turn", "retry"))
        sender = self._sender(request)
        message = web_requests.message(payload)
        messages = await self._answer(request, sender, message)
        return json({"turn": message.turn, "messages": [as_json(said) for said in messages]})

    async def _restore(self, request: Request) -> HTTPResponse:
        self._check_rate(self._calls_from, self._address(request))
        sender = self._sender(request)
        under_way = [task for (who, _), task in self._under_way.items() if who == sender]
        if under_way:  # the page was reloaded before the answer came
            await asyncio.wait(under_way)
        turns = await self._history.of(request.app.ctx.agent, sender)
        return json({"turns": [turn.as_json() for turn in turns]})

    async def _rate(self, request: Request) -> HTTPResponse:
        self._check_rate(self._calls_from, self._address(request))
        payload = await self._payload(request, ("turn", "useful"))
        agent, sender, useful = request.app.ctx.agent, self._sender(request), web_requests.useful(payload)
        turn = await self._history.find(agent, sender, web_requests.turn(payload))
        if turn is None:
            raise Refused(422, "unknown_answer")
        path = state_folder() / "feedback.jsonl"
        if not await opinions.remember(agent, self._history, sender, turn, useful, self._version, path):
            raise Refused(422, "too_many_opinions")
        return json({"status": "ok"})

    async def _answer(self, request: Request, sender: str, message: web_requests.Message) -> list[BotMessage]:
        """Return the answers to a turn. One that is sent again is not answered again: its answer is looked up."""
        if message.retry and (known := await self._history.find(request.app.ctx.agent, sender, message.turn)):
            return known.messages
        key = (sender, message.turn)  # from here to where it is noted nothing waits: no other request comes between
        if key in self._under_way:
            return await asyncio.shield(self._under_way[key])
        self._check_rate(self._turns_of, sender)
        if self._waiting[sender] >= self._settings.waiting:
            raise Refused(409, "busy")
        self._waiting[sender] += 1
        task = asyncio.ensure_future(self._run(sender, message))
        self._under_way[key] = task
        task.add_done_callback(lambda _: self._finish(key))
        return await asyncio.shield(task)

    async def _run(self, sender: str, message: web_requests.Message) -> list[BotMessage]:
        asked = time.time()
        messages = await self._turns.answer(guard.Accepted(sender, message.text, {"turn": message.turn}))
        self._history.add(sender, Turn(message.turn, message.text, messages, asked))
        return messages

    def _finish(self, key: tuple[str, str]) -> None:
        del self._under_way[key]
        self._waiting[key[0]] -= 1
        if not self._waiting[key[0]]:
            del self._waiting[key[0]]

    def _guarded(self, route: Route) -> Route:
        """Return the route behind the list of origins, with its refusals as JSON and the headers browsers need."""

        @wraps(route)
        async def guarded(request: Request) -> HTTPResponse:
            if not self._is_allowed(request):
                return _refusal(Refused(403, "origin_not_allowed"))
            try:
                response = await route(request)
            except Refused as refused:
                response = _refusal(refused)
            response.headers.update({**origins.cors(request.headers.get("origin")), "cache-control": "no-store"})
            return response

        return guarded

    def _is_allowed(self, request: Request) -> bool:
        sent = request.headers
        return origins.allowed(
            sent.get("origin"), sent.get("host", ""), sent.get("sec-fetch-site"), self._settings.origins
        )

    def _sender(self, request: Request) -> str:
        """Return who speaks: only what the signed id says. Refused (401) without a valid one."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        found = self._ids.sender(token.strip(), time.time()) if scheme.lower() == "bearer" else Invalid.FORGED
        if isinstance(found, Invalid):
            raise Refused(401, found.value)
        return found

    async def _payload(self, request: Request, known: tuple[str, ...]) -> dict[str, Any]:
        body = await bodies.read(request, web_requests.MAX_BODY_BYTES)
        return web_requests.read(body, request.headers.get("content-type"), known)

    def _address(self, request: Request) -> str:
        forwarded = ",".join(request.headers.getall("x-forwarded-for", []))
        return limits.address(request.ip, forwarded, self._settings.proxies)

    @staticmethod
    def _check_rate(limiter: limits.Limiter, key: str) -> None:
        seconds = limiter.hit(key, time.monotonic())
        if seconds:
            raise Refused(429, "too_many_turns", seconds, seconds=seconds)


class _Routes(Blueprint):
    """Routes that bring the pages, which live outside the channel's own address."""

    def __init__(self, name: str, site: pages.Site) -> None:
        super().__init__(name)
        self.ctx.site = site

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Add the routes and the pages to the application."""
        self.ctx.site.attach(app)
        super().register(app, options)


def _function(route: Route) -> Route:
    """Return the method as a function: Sanic writes its notes on handlers, which methods do not take."""

    async def function(request: Request) -> HTTPResponse:
        return await route(request)

    return function


def _refusal(refused: Refused) -> HTTPResponse:
    headers = {"retry-after": str(refused.retry_after)} if refused.retry_after else {}
    if refused.rejected.status == 401:
        headers["www-authenticate"] = "Bearer"
    return json(refused.rejected.as_json(), status=refused.rejected.status, headers=headers)
