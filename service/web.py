"""The HTTP server: our channels and nothing else. No Rasa API, no CORS, errors as JSON without internals."""

import importlib
import logging
from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, register
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from channels import guard
from channels.logs import log_error
from service.project import SetupError

logger = logging.getLogger(__name__)

REFUSALS = {404: "not_found", 405: "method_not_allowed", 408: "too_slow", 413: "request_too_large"}


def create_app(agent: Agent, channels: Mapping[str, Any], name: str = "gobierno_abierto") -> Sanic:
    """Return the application. `channels`: module path of each channel's class -> its settings."""
    app = Sanic(name, configure_logging=False)
    app.config.MOTD = False
    app.config.REQUEST_MAX_SIZE = guard.MAX_BODY_BYTES  # where no body is expected; the channels read their own
    app.register_middleware(drop_body, "request")
    app.ctx.agent = agent
    register([create_channel(path, settings) for path, settings in channels.items()], app, route="/webhooks/")
    app.error_handler.add(Exception, on_error)

    @app.get("/")
    async def root(_: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.get("/salud/vivo")
    async def alive(_: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.get("/salud/listo")
    async def ready(request: Request) -> HTTPResponse:
        is_ready = bool(request.app.ctx.agent.is_ready())
        return json({"status": "ok" if is_ready else "error"}, status=200 if is_ready else 503)

    return app


def create_channel(path: str, settings: Any) -> InputChannel:
    """Return the channel whose class is at "package.module.Class". Raises SetupError if its settings cannot work."""
    module, _, name = path.rpartition(".")
    channel = getattr(importlib.import_module(module), name)
    try:
        return channel.from_credentials(settings)
    except ValueError as error:
        raise SetupError(str(error)) from error


async def drop_body(request: Request) -> None:
    """Read the body of a GET, which means nothing: Sanic would log it as a fault. One that is too large is refused."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        await request.receive_body()


async def on_error(request: Request, error: Exception) -> HTTPResponse:
    """Return a JSON error in Spanish; the details of a fault go to the log only.

    What the client did wrong, or that it left before the answer, is no fault.
    """
    status = getattr(error, "status_code", 500)
    if status >= 500 and not _left(request):
        log_error(logger, "request failed", error)
    refusal = guard.reject(status, REFUSALS.get(status, "internal" if status >= 500 else "bad_request"))
    return json(refusal.as_json(), status=status, headers=getattr(error, "headers", None))


def _left(request: Request) -> bool:
    """Return whether the connection is closed: nobody waits for the response."""
    return request.transport is None or bool(request.transport.is_closing())
