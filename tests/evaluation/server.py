"""Starts the real service for a while, on free ports."""

import contextlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
START_SECONDS = 90.0


class ServerError(RuntimeError):
    """The service did not start; str() has the end of what it said."""


@dataclass(frozen=True)
class _Service:
    process: subprocess.Popen[bytes]
    port: int
    log: IO[str]


@contextlib.contextmanager
def running(count: int) -> Iterator[list[str]]:
    """Yield the addresses of the REST channels of `count` processes that are ready, and stop them afterwards.

    A process answers one question at a time: two keep two cores busy. Raises ServerError.
    """
    with contextlib.ExitStack() as stack:
        services = [stack.enter_context(_started()) for _ in range(count)]
        yield [_address(service) for service in services]


@contextlib.contextmanager
def _started() -> Iterator[_Service]:
    port = _free_port()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        command = [sys.executable, "-m", "service", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            yield _Service(process, port, log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _address(service: _Service) -> str:
    """Return the address of a service once it is ready; ServerError if it ends or takes too long."""
    if not _ready(service.process, f"http://127.0.0.1:{service.port}/salud/listo"):
        service.log.seek(0)
        raise ServerError(f"El servicio no arrancó.\n{service.log.read()[-2000:]}")
    return f"http://127.0.0.1:{service.port}/webhooks/rest/webhook"


def _ready(process: subprocess.Popen[bytes], url: str) -> bool:
    """Wait until the service says that it is ready; False if it ends or takes too long."""
    limit = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < limit:
        with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(url, timeout=5):
            return True
        time.sleep(0.5)
    return False


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
