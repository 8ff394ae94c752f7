"""Conversation ids that only this server can issue: 128 random bits, when they were issued, and an HMAC over both."""

import base64
import contextlib
import hashlib
import hmac
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Union

from channels import texts

SHORTEST_SECRET = 16
_TOKEN = re.compile(r"([A-Za-z0-9_-]{22})\.([0-9a-f]{8,10})\.([A-Za-z0-9_-]{22})")


class Invalid(Enum):
    """Why an id is refused; the value is the error's code."""

    FORGED = "invalid_conversation"
    EXPIRED = "expired_conversation"


class Ids:
    """Issues ids and recognises them. An id is a credential: whoever has it can read and continue the conversation."""

    def __init__(self, secret: bytes, seconds: int) -> None:
        self._secret = secret
        self._seconds = seconds

    def issue(self, now: float) -> str:
        """Return a new id, valid for `seconds` from `now` (a Unix time)."""
        signed = f"{secrets.token_urlsafe(16)}.{int(now):08x}"
        return f"{signed}.{self._sign(signed)}"

    def sender(self, token: str, now: float) -> Union[str, Invalid]:
        """Return the conversation of an id, as Rasa's sender ("web:" and 22 characters), or why it is refused."""
        parts = _TOKEN.fullmatch(token)
        if not parts or not hmac.compare_digest(self._sign(f"{parts[1]}.{parts[2]}"), parts[3]):
            return Invalid.FORGED
        if now - int(parts[2], 16) > self._seconds:
            return Invalid.EXPIRED
        return f"web:{parts[1]}"

    def _sign(self, signed: str) -> str:
        digest = hmac.new(self._secret, signed.encode("ascii"), hashlib.sha256).digest()[:16]
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def load_secret(environ: Mapping[str, str], path: Path) -> bytes:
    """Return the secret of WEB_SECRET or, without it, the one kept at `path`, made the first time (mode 600).

    Raises ValueError, in Spanish, for a secret that is too short, OSError if `path` can be neither read nor written.
    """
    given = environ.get("WEB_SECRET", "")
    if given:
        if len(given) < SHORTEST_SECRET:
            raise ValueError(texts.say("settings", "short_secret", least=SHORTEST_SECRET))
        return given.encode()
    if not path.exists():
        _make_secret(path)
    kept = path.read_bytes().strip()
    if len(kept) < SHORTEST_SECRET:
        raise ValueError(texts.say("settings", "broken_secret", path=path))
    return kept


def _make_secret(path: Path) -> None:
    """Write a new secret whole or not at all; if another process is quicker, its secret stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:  # mode 600
        draft.write(secrets.token_urlsafe(32))
        draft.flush()
        with contextlib.suppress(FileExistsError):
            os.link(draft.name, path)
