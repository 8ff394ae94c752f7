"""The running service: started, asked, killed."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any, Optional

import aiohttp

from tests.telegram.emulator import TOKEN, Emulator

ROOT = Path(__file__).parents[2]
SECRET = "secreto-de-prueba_1"


class Service:
    """`python -m service serve` with Telegram on, against an emulator."""

    def __init__(self, mode: str, emulator: Emulator, state: Path, **settings: str) -> None:
        self.mode = mode
        self.emulator = emulator
        self.state = state
        self.port = free_port()
        self.settings = settings
        self.log = state / "service.log"
        self._process: Optional[subprocess.Popen[bytes]] = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def webhook(self) -> str:
        return f"{self.url}/webhooks/telegram/webhook"

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        webhook = {"TELEGRAM_WEBHOOK_URL": self.url, "TELEGRAM_SECRET": SECRET} if self.mode == "webhook" else {}
        own = {
            "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_MODE": self.mode, "TELEGRAM_API_BASE": self.emulator.url,
            "TELEGRAM_STATE": str(self.state),
        }  # fmt: skip
        return {**kept, **own, **webhook, **self.settings}

    async def start(self, wait_for: str = "ok", seconds: float = 60) -> "Service":
        """Start and wait until the server answers and the channel is in that state ("" for any)."""
        self.state.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "service", "serve", "--port", str(self.port)],
                cwd=ROOT, env=self.environment(), stdout=log, stderr=log,
            )  # fmt: skip
        await self.until_health(wait_for, seconds)
        return self

    def kill(self) -> None:
        """kill -9."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def stop(self) -> int:
        """SIGTERM; return the exit code."""
        if self._process:
            self._process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Return the exit code once the process has ended."""
        return self._process.wait(30) if self._process else 0

    async def until_health(self, state: str, seconds: float = 20.0) -> dict[str, Any]:
        """Return the channel's health once it is in that state."""
        end = time.monotonic() + seconds
        found: dict[str, Any] = {}
        while time.monotonic() < end:
            try:
                _, found = await self.get("/webhooks/telegram/")
                if not state or found["status"] == state:
                    return found
            except (aiohttp.ClientError, asyncio.TimeoutError):
                pass
            await asyncio.sleep(0.05)
        raise AssertionError(f"{state} expected, found {found}\n{self.log.read_text()[-2000:]}")

    async def get(self, path: str) -> tuple[int, Any]:
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as response:
            return response.status, await response.json()

    async def post(self, url: str, **options: Any) -> int:
        async with aiohttp.ClientSession() as session, session.post(url, **options) as response:
            await response.read()
            return response.status

    async def ask_rest(self, text: str) -> tuple[str, float]:
        """Return the answer of the REST channel and how many seconds it took."""
        start = time.monotonic()
        body = {"sender": "telegram-prueba", "message": text}
        address = f"{self.url}/webhooks/rest/webhook"
        async with aiohttp.ClientSession() as session, session.post(address, json=body) as response:
            said = await response.json()
        return said[0]["text"], time.monotonic() - start

    async def ask_web(self, text: str) -> tuple[str, float]:
        """Return the answer of the web channel, in a new conversation, and how many seconds it took."""
        start = time.monotonic()
        web = f"{self.url}/webhooks/web"
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{web}/conversations", json={}) as response:
                conversation = (await response.json())["conversation"]
            headers = {"Authorization": f"Bearer {conversation}"}
            turn = {"text": text, "turn": uuid.uuid4().hex}
            async with session.post(f"{web}/messages", json=turn, headers=headers) as response:
                said = await response.json()
        return said["messages"][0]["text"], time.monotonic() - start


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
