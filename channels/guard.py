"""What may reach the bot: pure checks shared by every channel.

The limits answer faults measured on stock Rasa 3.6: a NUL or lone surrogate in the sender ends the process with a SQL
store, megabytes of text block the event loop, typed "/intent{...}" is obeyed, wrong types end in silence.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Optional, TypeGuard, Union

from channels import bodies, commands, texts

MAX_BODY_BYTES = 64 * 1024
MAX_CHARACTERS = 500

_SENDER = re.compile(r"[A-Za-z0-9:_-]{1,64}")
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True)
class Accepted:
    """A message for the bot: a valid sender and 1-500 visible characters that are never a Rasa payload."""

    sender: str
    text: str
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answered:
    """A message answered here, without the bot: `text` is the reply, in Spanish."""

    sender: str
    text: str


@dataclass(frozen=True)
class Rejected:
    """A request that is refused: HTTP status, stable code, one line in Spanish."""

    status: int
    code: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return the body of the error response."""
        return {"error": self.code, "message": self.message}


Verdict = Union[Accepted, Answered, Rejected]


def reject(status: int, code: str, **values: object) -> Rejected:
    """Return a refusal with its text from texts.yml."""
    return Rejected(status, code, texts.say("rest", code, **values))


def valid_sender(sender: object) -> TypeGuard[str]:
    """Return whether this can name a conversation: 1-64 of A-Z a-z 0-9 : _ -"""
    return isinstance(sender, str) and _SENDER.fullmatch(sender) is not None


def clean(text: str) -> str:
    """Return the text in NFC, trimmed, without control, invisible, bidirectional, private or unpaired characters.

    Line breaks of any kind become "\\n" and tabs a space; emoji and accents stay.
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept).strip()


def check_text(sender: str, text: str, metadata: Optional[dict[str, Any]] = None) -> Union[Accepted, Answered]:
    """Return the message for the bot, or the reply to one that is empty or too long."""
    cleaned = clean(text)
    if len(cleaned) > MAX_CHARACTERS:
        return Answered(sender, texts.say("chat", "too_long", limit=MAX_CHARACTERS))
    sentence = clean(commands.plain(cleaned))
    if not sentence:
        return Answered(sender, texts.say("chat", "empty"))
    return Accepted(sender, sentence, metadata or {})


def check_body(body: Optional[bytes], content_type: Optional[str]) -> Verdict:
    """Return what to do with a request's body; None stands for a body over MAX_BODY_BYTES that was not kept."""
    try:
        payload = bodies.json_object(body, content_type, MAX_BODY_BYTES)
    except bodies.UnreadableError as error:
        return reject(error.status, error.code, limit=MAX_BODY_BYTES)
    return _check_payload(payload)


def _check_payload(payload: dict[str, Any]) -> Verdict:
    sender, message, metadata = payload.get("sender"), payload.get("message"), payload.get("metadata")
    if not valid_sender(sender):
        return reject(400, "invalid_sender")
    if not isinstance(message, str):
        return reject(422, "invalid_message")
    if metadata is not None and not (isinstance(metadata, dict) and _storable(metadata)):
        return reject(422, "invalid_metadata")
    return check_text(sender, message, metadata)


def _storable(value: dict[str, Any]) -> bool:
    """Return whether a database can keep it: no NUL, no unpaired surrogate, no number beyond JSON's."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode("utf-8")
    except (ValueError, RecursionError):
        return False
    return "\\u0000" not in text
