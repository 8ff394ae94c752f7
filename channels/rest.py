"""POST /webhooks/rest/webhook: Rasa's REST format, behind the guard."""

from typing import Any, Optional

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from channels import bodies, guard
from channels.turns import Handler, Turns, reply


class RestChannel(InputChannel):
    """Replaces Rasa's `rest` in credentials.yml, for trusted integrations: the caller chooses the sender."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is also its address."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> "RestChannel":
        """Return the channel; it has no settings."""
        return cls()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the two routes: GET / (health) and POST /webhook."""
        turns = Turns(on_new_message, self.name())
        routes = Blueprint("guarded_rest")

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            body = await bodies.read(request, guard.MAX_BODY_BYTES)
            verdict = guard.check_body(body, request.headers.get("content-type"))
            if isinstance(verdict, guard.Rejected):
                return json(verdict.as_json(), status=verdict.status)
            if isinstance(verdict, guard.Answered):
                return json([reply(verdict).as_rasa(verdict.sender)])
            return json([message.as_rasa(verdict.sender) for message in await turns.answer(verdict)])

        return routes
