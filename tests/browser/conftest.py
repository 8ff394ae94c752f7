"""The real server with the real model, and Debian's Chromium driven by Playwright."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from service import training
from tests.browser.widget import Widget

expect.set_options(timeout=15_000)
ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Server:
    """`make serve` on a port of its own; it can be stopped and started again."""

    def __init__(self, state: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.state = state / "gobierno-abierto"
        own = {"XDG_STATE_HOME": str(state), "WEB_TURNS_PER_ADDRESS": "100000"}
        self._environment = {**os.environ, **own, **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "service", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/salud/listo", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def stop(self) -> None:
        """End at once, as in a failure: ending in order waits for the browser's idle connections."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def opinions(self) -> list[dict[str, object]]:
        lines = (self.state / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


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
def make_server(project, chromium, ministry, tmp_path_factory) -> Iterator[Callable[..., Server]]:
    training.ensure(project)
    started: list[Server] = []

    def make(**environment: str) -> Server:
        server = Server(tmp_path_factory.mktemp("state"), WEB_ORIGINS=ministry.url, **environment)
        started.append(server)
        server.start()
        return server

    yield make
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def server(make_server) -> Server:
    return make_server()


SECRET = "la misma antes y después"


@pytest.fixture(scope="session")
def generous(make_server) -> Server:
    """A server that lets a conversation go as fast as it wants, and whose secret is known."""
    return make_server(WEB_TURNS_PER_CONVERSATION="100000", WEB_SECRET=SECRET)


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
