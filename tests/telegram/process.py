"""The service with Telegram on, against an emulator."""

import asyncio
import time
import uuid
from pathlib import Path
from typing import Any

import aiohttp

from tests.server import Server
from tests.telegram.emulator import TOKEN, Emulator

SECRET = "secreto-de-prueba_1"


class Service(Server):
    """The service, by polling or by webhook."""

    def __init__(self, mode: str, emulator: Emulator, state: Path, **settings: str) -> None:
        self.mode = mode
        self.emulator = emulator
        self.state = state
        own = {
            "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_MODE": mode, "TELEGRAM_API_BASE": emulator.url,
            "TELEGRAM_STATE": str(state), "TELEGRAM_SECRET": SECRET,
        }  # fmt: skip
        super().__init__(state, **{**own, **settings})
        self._environment["TELEGRAM_WEBHOOK_URL"] = self.url

    @property
    def webhook(self) -> str:
        return f"{self.url}/webhooks/telegram/webhook"

    async def start(self, wait_for: str = "ok") -> None:
        """Start and wait until the channel is in that state ("" for any)."""
        await super().start()
        await self.until_health(wait_for, 60)

    async def until_health(self, state: str, seconds: float = 20.0) -> dict[str, Any]:
        """Return the channel's health once it is in that state."""
        end = time.monotonic() + seconds
        found: dict[str, Any] = {}
        while time.monotonic() < end:
            _, found = await self.get("/webhooks/telegram/")
            if not state or found["status"] == state:
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{state} expected, found {found}\n{self.log.read_text()[-2000:]}")

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
