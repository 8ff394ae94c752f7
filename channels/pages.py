"""The pages at / and /conocimiento and the widget's files: made once, compressed once, cached by browsers."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sanic import Request, Sanic
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, raw

from answers import KnowledgeBase
from channels import catalogue

WIDGET = Path(__file__).resolve().parents[1] / "widget"
LOADER = "widget.js"
FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, stale-while-revalidate=86400"
PAGE = "public, no-cache"
_UNSENT = re.compile(rb"^[ \t]*//.*\n|^[ \t]+|(?<=[;,{]) // .*", re.MULTILINE)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent: content, type, how long it may be kept, and whether other sites may load it."""

    content: bytes
    kind: str
    cache: str
    shared: bool = False
    etag: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "etag", f'"{hashlib.sha256(self.content).hexdigest()[:20]}"')

    @cached_property
    def compressed(self) -> bytes:
        """The content with gzip, the same bytes every time."""
        return gzip.compress(self.content, 9, mtime=0)

    def respond(self, headers: Mapping[str, str], cache: str = "") -> HTTPResponse:
        """Return the response to a request with these headers: 304 if the browser has it already."""
        sent = {"cache-control": cache or self.cache, "etag": self.etag, "vary": "accept-encoding"}
        if self.shared:
            sent |= {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
        known = {tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")}
        if self.etag in known:
            return HTTPResponse(status=304, headers=sent)
        body = self.content
        if "gzip" in headers.get("accept-encoding", ""):
            body = self.compressed
            sent["content-encoding"] = "gzip"
        return raw(body, headers=sent, content_type=self.kind)


class Site:
    """What is served outside /webhooks/: two pages, the widget's loader, and its files under /widget/<version>/."""

    def __init__(self, knowledge: KnowledgeBase, folder: Path = WIDGET) -> None:
        files = {path.name: _source(path) for path in sorted(folder.iterdir()) if path.suffix in {".js", ".css"}}
        self.version = hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
        loader = files.pop(LOADER).replace(b"__VERSION__", self.version.encode())
        self._files = {name: _asset(name, content, FOREVER) for name, content in files.items()}
        self._loader = _asset(LOADER, loader, SHORT)
        self._pages = {
            "/": _page(catalogue.home(knowledge, folder / "index.html", self.version)),
            "/conocimiento": _page(catalogue.render(knowledge, folder / "conocimiento.html", self.version)),
        }

    def attach(self, app: Sanic) -> None:
        """Add the pages to the application, and the security headers to everything it sends."""
        for name, path, asset in (
            ("knowledge", "/conocimiento", self._pages["/conocimiento"]),
            ("widget_loader", f"/{LOADER}", self._loader),
        ):
            app.add_route(_serve(asset), path, methods=["GET", "HEAD"], name=f"web_{name}")
        app.add_route(self._serve_file, "/widget/<version:str>/<name:str>", methods=["GET", "HEAD"], name="web_file")
        app.register_middleware(self._serve_home, "request")  # Rasa's own server has a route for / already
        app.register_middleware(_secure, "response")

    async def _serve_home(self, request: Request) -> HTTPResponse | None:
        if request.path != "/" or request.method not in ("GET", "HEAD"):
            return None
        return self._pages["/"].respond(request.headers)

    async def _serve_file(self, request: Request, version: str, name: str) -> HTTPResponse:
        if name not in self._files:
            raise NotFound
        # A page opened before an update gets today's file, and does not keep it.
        return self._files[name].respond(request.headers, "" if version == self.version else "no-cache")


def _serve(asset: Asset) -> Callable[[Request], Awaitable[HTTPResponse]]:
    async def serve(request: Request) -> HTTPResponse:
        return asset.respond(request.headers)

    return serve


async def _secure(_: Request, response: HTTPResponse) -> None:
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)


def _source(path: Path) -> bytes:
    """Return a file without what only its readers need: comments, and indentation."""
    return _UNSENT.sub(b"", path.read_bytes())


def _asset(name: str, content: bytes, cache: str) -> Asset:
    kind = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, f"{kind}; charset=utf-8", cache, shared=True)


def _page(html: str) -> Asset:
    return Asset(html.encode(), "text/html; charset=utf-8", PAGE)
