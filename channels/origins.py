"""Which pages may use the web channel, and what browsers are told about it."""

from collections.abc import Collection
from typing import Optional
from urllib.parse import urlsplit

METHODS = "GET, POST"
HEADERS = "authorization, content-type"
PREFLIGHT_SECONDS = "600"


def allowed(origin: Optional[str], host: str, fetch_site: Optional[str], listed: Collection[str]) -> bool:
    """Return whether a request may go on: from our own pages, from a listed origin, or from no page at all.

    Browsers name the page's origin in every cross-origin request and every POST. Without it, `fetch_site`
    (Sec-Fetch-Site) still gives a cross-site request away.
    """
    if origin is None:
        return fetch_site in (None, "same-origin", "none")
    return origin in listed or _is_own(origin, host)


def valid(origin: str) -> bool:
    """Return whether this can be listed: scheme and host, with nothing after them."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and origin == f"{parts.scheme}://{parts.netloc}"


def cors(origin: Optional[str], *, preflight: bool = False) -> dict[str, str]:
    """Return the headers for a request that is allowed; no credentials: there are no cookies."""
    if origin is None:
        return {"vary": "origin"}
    headers = {"access-control-allow-origin": origin, "access-control-expose-headers": "retry-after", "vary": "origin"}
    if preflight:
        headers |= {
            "access-control-allow-methods": METHODS,
            "access-control-allow-headers": HEADERS,
            "access-control-max-age": PREFLIGHT_SECONDS,
        }
    return headers


def _is_own(origin: str, host: str) -> bool:
    # The scheme is not compared: behind a TLS proxy the page is https and this server sees http.
    return valid(origin) and urlsplit(origin).netloc.lower() == host.lower()
