"""The one list of statuses is the one in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from answers import Status

ROOT = Path(__file__).parents[2]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("answers", "channels", "service")
    for path in (ROOT / room).rglob("*.py")
)
DEFINED_IN = (ROOT / "answers" / "answer.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("status", list(Status))
def test_status_is_used(status: Status) -> None:
    elsewhere = SOURCE.replace(DEFINED_IN, "")
    assert re.search(rf"Status\.{status.name}\b|status=\"{status.value}\"", elsewhere), "a turn never ends this way"


def test_no_status_is_made_up() -> None:
    named = set(re.findall(r"\bstatus=\"(\w+)\"", SOURCE))
    assert named <= {status.value for status in Status}
