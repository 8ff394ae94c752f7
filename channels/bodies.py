"""A request's body, and the JSON object in it, within a limit."""

import json
from typing import Any, NoReturn, Optional

from sanic import Request

MOST_DROPPED = 32 * 1024 * 1024  # bytes; after these the connection is closed


class UnreadableError(Exception):
    """A body that is not what it should be: the HTTP status and the code of the refusal."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


async def read(request: Request, limit: int) -> Optional[bytes]:
    """Return the body, None if it has over `limit` bytes: what exceeds is never kept or parsed.

    It is read and dropped, since who is still sending does not listen to the answer, but not for ever.
    """
    kept, size = bytearray(), 0
    async for chunk in request.stream:
        size += len(chunk)
        if size <= limit:
            kept += chunk
        elif size > MOST_DROPPED:
            request.stream.keep_alive = False
            break
    return bytes(kept) if size <= limit else None


def json_object(body: Optional[bytes], content_type: Optional[str], limit: int) -> dict[str, Any]:
    """Return the object in a body, None standing for one that was too large. Raises UnreadableError: 400, 413, 415."""
    if body is None or len(body) > limit:
        raise UnreadableError(413, "body_too_large")
    if (content_type or "").partition(";")[0].strip().lower() != "application/json":
        raise UnreadableError(415, "unsupported_media_type")
    try:
        content = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(400, "invalid_json") from error
    if not isinstance(content, dict):
        raise UnreadableError(400, "not_an_object")
    return content


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(name)
