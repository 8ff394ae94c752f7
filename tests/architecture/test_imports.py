"""Who may import whom; the full contracts are in pyproject.toml (make lint). Here, what must not even be loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "answers": {"rasa", "rasa_sdk", "sanic", "actions", "components", "channels", "service"},
    "actions": {"rasa", "sanic", "components", "channels", "service"},
    "components": {"rasa_sdk", "actions", "service", "channels"},
    "channels": {"rasa_sdk", "actions", "service", "components"},
}


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_imports_only_what_it_may(room: str) -> None:
    found = set()
    for path in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            found |= {(path.name, name) for name in names if name.split(".")[0] in FORBIDDEN[room]}
    assert found == set()


def test_answers_load_without_rasa() -> None:
    script = "import sys, answers; answers.engine(); print([m for m in ('rasa', 'rasa_sdk', 'sanic', 'tensorflow') if m in sys.modules])"  # noqa: E501
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr
