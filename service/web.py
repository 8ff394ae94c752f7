"""The HTTP server: our channels and nothing else. No Rasa API, no CORS, errors as JSON without internals."""

import importlib
import logging
from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, register
from sanic import Request, Sanic
from sanic.exceptions import MethodNotSupported, NotFound, SanicException
from sanic.response import HTTPResponse, json

from channels import guard
from channels.turns import log_error
from service.project import SetupError

logger = logging.getLogger(__name__)


def create_app(agent: Agent, channels: Mapping[str, Any], name: str = "gobierno_abierto") -> Sanic:
    """Return the application. `channels`: module path of each channel's class -> its settings."""
    app = Sanic(name, configure_logging=False)
    app.config.MOTD = False
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
    try:
        return getattr(importlib.import_module(module), name).from_credentials(settings)
    except ValueError as error:
        raise SetupError(str(error)) from error


async def on_error(_: Request, error: Exception) -> HTTPResponse:
    """Return a JSON error in Spanish; the details go to the log only."""
    if isinstance(error, NotFound):
        refusal = guard.reject(404, "not_found")
    elif isinstance(error, MethodNotSupported):
        refusal = guard.reject(405, "method_not_allowed")
    else:
        status = error.status_code if isinstance(error, SanicException) else 500
        refusal = guard.reject(status or 500, "internal")
        log_error(logger, "request failed", error)
    return json(refusal.as_json(), status=refusal.status)
