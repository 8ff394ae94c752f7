"""The running service: started, asked, stopped, killed."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[1]
START_SECONDS = 60.0


class Server:
    """`python -m service serve` on a port of its own, its state in `folder`; once ended, it can be started again."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.log = folder / "service.log"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {**_inherited(), "XDG_STATE_HOME": str(folder), **environment}
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Start and wait until it is ready. AssertionError if it ends or takes too long."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "service", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not await self._is_ready():
            assert self._process.poll() is None and time.monotonic() < end, self.log.read_text()[-2000:]
            await asyncio.sleep(0.05)

    def stop(self) -> int:
        """End in order (SIGTERM); return the exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        return self._process.wait(30)

    def kill(self) -> None:
        """End at once, as in a failure (SIGKILL)."""
        if self._process:
            self._process.kill()
            self._process.wait()

    async def get(self, path: str) -> tuple[int, Any]:
        """Return status and JSON."""
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as response:
            return response.status, await response.json()

    async def post(self, url: str, **options: Any) -> int:
        """Return the status."""
        async with aiohttp.ClientSession() as session, session.post(url, **options) as response:
            await response.read()
            return response.status

    def opinions(self) -> list[dict[str, Any]]:
        """Return the opinions of the web channel's answers."""
        file = self.folder / "gobierno-abierto" / "feedback.jsonl"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    async def _is_ready(self) -> bool:
        try:
            return (await self.get("/salud/listo"))[0] == 200
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False


def _inherited() -> dict[str, str]:
    """Return this process's environment without what would change the service, or take it through a proxy."""
    own = ("TELEGRAM_", "WEB_")
    return {name: value for name, value in os.environ.items() if not _is_proxy(name) and not name.startswith(own)}


def _is_proxy(name: str) -> bool:
    return name.lower().endswith("_proxy")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
