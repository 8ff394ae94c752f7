"""What the web channel accepts: pure checks that return values or raise Refused."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

from ruamel.yaml import YAML

from channels import bodies, commands, guard

MAX_BODY_BYTES = 16 * 1024

_TURN = re.compile(r"[A-Za-z0-9-]{8,40}")


class Refused(Exception):  # noqa: N818 -- nothing failed: the answer is no
    """A request that is refused; `retry_after` in seconds, when waiting helps."""

    def __init__(self, status: int, code: str, retry_after: int = 0, **values: object) -> None:
        super().__init__(code)
        self.rejected = guard.Rejected(status, code, _texts()[code].format(**values))
        self.retry_after = retry_after


@dataclass(frozen=True)
class Message:
    """A question: its text and the page's id for the turn; `retry` if the page has already sent it."""

    text: str
    turn: str
    retry: bool


def read(body: Optional[bytes], content_type: Optional[str], known: Collection[str]) -> dict[str, Any]:
    """Return the JSON object of a body, None standing for one that was too large. Refused: 400, 413, 415, 422."""
    try:
        payload = bodies.json_object(body, content_type, MAX_BODY_BYTES)
    except bodies.UnreadableError as error:
        raise Refused(error.status, error.code) from error
    for name in payload:
        if name not in known:
            raise Refused(422, "unknown_field", name=guard.clean(name)[:40])
    return payload


def message(payload: dict[str, Any]) -> Message:
    """Return the question in a payload. Refused (422) if it is not text, empty or too long."""
    text = payload.get("text")
    if not isinstance(text, str):
        raise Refused(422, "invalid_message")
    cleaned = guard.clean(text)
    if len(cleaned) > guard.MAX_CHARACTERS:
        raise Refused(422, "message_too_long", length=len(cleaned), limit=guard.MAX_CHARACTERS)
    sentence = guard.clean(commands.plain(cleaned))
    if not sentence:
        raise Refused(422, "empty_message")
    return Message(sentence, turn(payload), payload.get("retry") is True)


def turn(payload: dict[str, Any]) -> str:
    """Return the id of a turn. Refused (422) unless it is 8-40 letters, digits or hyphens."""
    given = payload.get("turn")
    if not isinstance(given, str) or not _TURN.fullmatch(given):
        raise Refused(422, "invalid_turn")
    return given


def useful(payload: dict[str, Any]) -> bool:
    """Return what a person thinks of an answer. Refused (422) unless it is true or false."""
    given = payload.get("useful")
    if not isinstance(given, bool):
        raise Refused(422, "invalid_feedback")
    return given


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    texts: dict[str, str] = YAML(typ="safe").load(Path(__file__).with_name("web.yml"))
    return texts
