"""Files and functions stay small enough to be read, and every file belongs to a room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("answers", "actions", "components", "channels", "service")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
WIDGET = sorted((ROOT / "widget").glob("*.js")) + sorted((ROOT / "widget").glob("*.css"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
LONGEST_LINE = 120  # of Python, ruff sees to it


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES + WIDGET, ids=shown)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", WIDGET, ids=shown)
def test_lines_of_the_widget_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_functions_are_short(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = {
        f.name: f.end_lineno - f.lineno + 1
        for f in functions
        if f.end_lineno and f.end_lineno - f.lineno >= LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("room", ["knowledge", "data"])
def test_rooms_of_data_hold_no_python(room: str) -> None:
    assert list((ROOT / room).rglob("*.py")) == []
