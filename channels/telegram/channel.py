"""The channel as Rasa and the server see it: two addresses, and hooks to start and stop with the server."""

import hmac
import json as json_format
import os
from typing import TYPE_CHECKING, Any, Optional

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Request, Sanic
from sanic.response import HTTPResponse, json

from channels import bodies, texts
from channels.telegram.settings import WEBHOOK, Settings, from_environment
from channels.turns import Handler

if TYPE_CHECKING:
    from channels.telegram.worker import Worker

MAX_BODY_BYTES = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


class TelegramChannel(InputChannel):
    """Off without TELEGRAM_TOKEN: its address says so, and no library of Telegram is loaded."""

    def __init__(self, settings: Optional[Settings]) -> None:
        self.settings = settings

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is also its address."""
        return "telegram"

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> "TelegramChannel":
        """Return the channel, with the settings of the environment. Raises ValueError, in Spanish, for a wrong one."""
        return cls(from_environment(os.environ))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes: GET / (health) and, in webhook mode, POST /webhook."""
        routes = Blueprint("telegram")
        if self.settings is None:
            _route_off(routes)
            return routes
        from channels.telegram.worker import Worker

        worker = Worker(self.settings, on_new_message)

        @routes.listener("after_server_start")
        async def start(_app: Sanic, _loop: Any) -> None:
            worker.start()

        @routes.listener("before_server_stop")
        async def stop(_app: Sanic, _loop: Any) -> None:
            await worker.stop()

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            report = worker.report()
            return json(report, status=200 if report["status"] == "ok" else 503)

        if self.settings.mode == WEBHOOK:
            _route_webhook(routes, worker, self.settings.secret)
        return routes


def _route_off(routes: Blueprint) -> None:
    @routes.get("/")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "off", "message": texts.load()["telegram"]["health"]["off"]})


def _route_webhook(routes: Blueprint, worker: "Worker", secret: str) -> None:
    @routes.post("/webhook", stream=True)
    async def receive(request: Request) -> HTTPResponse:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return json({"error": "forbidden"}, status=403)
        body = await bodies.read(request, MAX_BODY_BYTES)
        if body is None:
            return json({"error": "body_too_large"}, status=413)
        try:
            content = json_format.loads(body)
        except (ValueError, RecursionError):
            return json({"error": "invalid_json"}, status=400)
        kept = worker.receive(content)
        return json({"ok": kept}, status=200 if kept else 503)
