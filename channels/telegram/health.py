"""How the connection with Telegram is, in words that say what to do."""

import logging
import sqlite3
from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from channels import texts

logger = logging.getLogger(__name__)

CONNECTING, OK = "connecting", "ok"
UNAUTHORIZED, UNREACHABLE, CONFLICT, WEBHOOK_REFUSED, STORAGE = (
    "unauthorized", "unreachable", "conflict", "webhook_refused", "storage",
)  # fmt: skip


@dataclass
class Health:
    """The state of the connection, and the bot's name once Telegram has said it."""

    mode: str
    state: str = CONNECTING
    bot: str = ""

    def set(self, state: str) -> None:
        """Note the state; a change is logged, without token or addresses."""
        if state != self.state:
            logger.log(logging.INFO if state in (OK, CONNECTING) else logging.WARNING, "telegram: %s", explain(state))
        self.state = state

    def report(self, waiting: int) -> dict[str, Any]:
        """Return the body of GET /webhooks/telegram/."""
        return {
            "status": self.state,
            "message": explain(self.state),
            "mode": self.mode,
            "bot": self.bot,
            "waiting": waiting,
        }


def diagnose(error: BaseException) -> str:
    """Return the state that an error in the conversation with Telegram stands for."""
    if isinstance(error, InvalidToken | Forbidden):
        return UNAUTHORIZED
    if isinstance(error, Conflict):
        return CONFLICT
    if isinstance(error, BadRequest):
        return WEBHOOK_REFUSED
    return STORAGE if isinstance(error, sqlite3.Error | OSError) else UNREACHABLE


def explain(state: str) -> str:
    """Return the Spanish line for a state: what happens and, if something is wrong, what to do."""
    return str(texts.load()["telegram"]["health"][state])
