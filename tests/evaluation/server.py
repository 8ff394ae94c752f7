"""Starts the real service for a while, on a free port."""

import contextlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 90.0


class ServerError(RuntimeError):
    """The service did not start; str() has the end of what it said."""


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Yield the address of the REST channel of a service that is ready, and stop it afterwards."""
    port = _free_port()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        command = [sys.executable, "-m", "service", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            if not _ready(process, f"http://127.0.0.1:{port}/salud/listo"):
                log.seek(0)
                raise ServerError(f"El servicio no arrancó.\n{log.read()[-2000:]}")
            yield f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


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
