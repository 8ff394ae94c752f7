"""Talks to a bot over its REST channel, several conversations at a time. Standard library only."""

import json
import queue
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from tests.evaluation.cases import Case
from tests.evaluation.grading import Reply, Verdict, grade

SECONDS = 30.0
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Result:
    """A case, what was replied to each of its turns, and the verdict."""

    case: Case
    replies: tuple[Reply, ...]
    verdict: Verdict


class Progress:
    """Counts what is done, on stderr: in place on a terminal, a line now and then in a log."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done, self._start = what, total, 0, time.monotonic()
        self._in_place = sys.stderr.isatty()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        last = self._done == self._total
        if last or self._done % (10 if self._in_place else 200) == 0:
            text = f"· {self._what}: {self._done}/{self._total} en {time.monotonic() - self._start:.0f} s"
            start, end = ("\r", "\n" if last else "") if self._in_place else ("", "\n")
            print(start + text, end=end, file=sys.stderr, flush=True)


def run(urls: Sequence[str], cases: Sequence[Case], what: str, workers: int) -> list[Result]:
    """Hold the conversations of all cases, `workers` at a time, and return their results in the same order.

    Each conversation is held whole with the bot, of those that serve at `urls`, that has the fewest in hand.
    """
    progress, free = Progress(what, len(cases)), queue.Queue[str]()
    for place in range(max(workers, len(urls))):
        free.put(urls[place % len(urls)])

    def one(case: Case) -> Result:
        url = free.get()
        try:
            return converse(case, lambda sender, text: send(url, sender, text))
        finally:
            free.put(url)

    results = []
    with ThreadPoolExecutor(workers) as pool:
        for result in pool.map(one, cases):
            results.append(result)
            progress.step()
    return results


def converse(case: Case, ask: Callable[[str, str], Reply]) -> Result:
    """Say the turns of a case in a conversation of its own, and judge the replies."""
    sender = f"eval-{uuid.uuid4().hex}"
    replies = tuple(ask(sender, turn) for turn in case.turns)
    return Result(case, replies, grade(case, replies))


def send(url: str, sender: str, text: str, seconds: float = SECONDS) -> Reply:
    """Send one message; what fails on the way is in the reply's `error`, nothing is raised."""
    body = json.dumps({"sender": sender, "message": text}).encode("ascii")
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    start = time.perf_counter()
    try:
        with _OPENER.open(request, timeout=seconds) as response:
            payload = response.read()
        ms = 1000 * (time.perf_counter() - start)
        texts, buttons = read(json.loads(payload or b"[]"))
        return Reply(texts, buttons, ms)
    except urllib.error.HTTPError as error:
        fault = f"HTTP {error.code}"
    except (OSError, ValueError) as error:  # refused, reset, too slow, not JSON
        fault = f"{type(error).__name__}: {error}"[:200]
    return Reply(ms=1000 * (time.perf_counter() - start), error=fault)


def read(payload: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts and the titles of the buttons in a payload of Rasa's REST channel."""
    messages = [message for message in payload if isinstance(message, dict)] if isinstance(payload, list) else []
    texts = tuple(message["text"] for message in messages if isinstance(message.get("text"), str))
    return texts, tuple(_titles(messages))


def _titles(messages: Iterable[dict[str, Any]]) -> list[str]:
    return [str(button.get("title", "")) for message in messages for button in message.get("buttons") or ()]
