"""The real server with the real model, and Debian's Chromium driven by Playwright."""

import os
import shutil
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from service import training
from tests.browser.widget import Widget
from tests.server import Server

expect.set_options(timeout=15_000)
SECRET = "la misma antes y después"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Host(BaseHTTPRequestHandler):
    """Another site: any page, with the headers it was given."""

    def __init__(self, pages: dict[str, tuple[str, str, str]], *arguments: object) -> None:
        self.pages = pages
        super().__init__(*arguments)

    def do_GET(self) -> None:
        kind, policy, content = self.pages.get(self.path, ("text/plain", "", ""))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Site:
    """A site on a port of its own."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, self.pages))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def ministry() -> Iterator[Site]:
    """A site that may embed the widget."""
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="session")
def stranger() -> Iterator[Site]:
    """A site that may not."""
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found and not os.environ.get("CI"):
        pytest.skip("Falta Chromium: apt-get install chromium")
    assert found, "CI needs Chromium"
    return found


@pytest.fixture(scope="session")
async def make_server(project, chromium, ministry, tmp_path_factory) -> AsyncIterator[Callable[..., Awaitable[Server]]]:
    """Starts a server with the settings it is given; all of them end with the tests."""
    training.ensure(project)
    started: list[Server] = []

    async def make(**settings: str) -> Server:
        own = {"WEB_ORIGINS": ministry.url, "WEB_TURNS_PER_ADDRESS": "100000"}
        server = Server(tmp_path_factory.mktemp("state"), **{**own, **settings})
        started.append(server)
        await server.start()
        return server

    yield make
    for server in started:
        server.kill()


@pytest.fixture(scope="session")
async def server(make_server) -> Server:
    return await make_server()


@pytest.fixture(scope="session")
async def generous(make_server) -> Server:
    """A server that lets a conversation go as fast as it wants, and whose secret is known."""
    return await make_server(WEB_TURNS_PER_CONVERSATION="100000", WEB_SECRET=SECRET)


@pytest.fixture(scope="session")
async def browser(chromium):
    async with async_playwright() as playwright:
        browser: Browser = await playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def context(browser: Browser):
    context: BrowserContext = await browser.new_context(viewport={"width": 1200, "height": 800}, locale="es-MX")
    context.set_default_timeout(15_000)
    yield context
    await context.close()


@pytest.fixture
async def page(context: BrowserContext):
    """A page; any uncaught error in it fails the test."""
    page: Page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


@pytest.fixture
async def widget(page: Page, server: Server) -> Widget:
    """The widget, open, on the home page."""
    return await Widget(page).go(server.url)
