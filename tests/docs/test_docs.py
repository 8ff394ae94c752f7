"""What the documents tell people to type and to open exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.es.md")
DOCUMENTS = sorted({*(ROOT / name for name in READMES), *(ROOT / "docs").rglob("*.md")})
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|yml|toml|lock|in|py|json))(?::\d+)?`")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
MADE = ("models/", "results/", ".venv/", ".rasa/", ".uv/")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", READMES)
def test_readme_exists(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_every_make_target_exists(path: Path) -> None:
    code = "\n".join(_CODE.findall(path.read_text(encoding="utf-8")))
    assert sorted(set(re.findall(r"\bmake (?:-s )?([a-z]+)\b", code)) - TARGETS) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_every_path_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = {name for name in _PATH.findall(text) if not name.startswith(MADE)}
    linked = set(_LINK.findall(text))
    missing = {name for name in named if not (ROOT / name).exists() and not (path.parent / name).exists()}
    missing |= {name for name in linked if not (path.parent / name).exists()}
    assert sorted(missing) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_nothing_of_the_workplace_is_named(path: Path) -> None:
    assert not re.search(r"/work\b|/tmp/", path.read_text(encoding="utf-8"))
