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
_NAME = re.compile(r"`([\w./-]+?)(?::\d+)?`")
_SUFFIXES = (".md", ".yml", ".yaml", ".toml", ".lock", ".in", ".py", ".json", ".jsonl", ".js", ".html")
_ROOMS = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir())
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_FILES = {path.name for path in ROOT.rglob("*") if not {".venv", ".uv", ".git"} & set(path.relative_to(ROOT).parts)}
MADE = ("models/", "results/", ".venv/", ".rasa/", ".uv/")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_path(name: str) -> bool:
    """Return True for what is written as a path: in a room, a folder, or a file (its name alone will do)."""
    return not name.startswith("/") and (
        name.startswith(_ROOMS) or Path(name).suffix in _SUFFIXES or name.endswith("/")
    )


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
    named = {name for name in _NAME.findall(text) if is_path(name) and not name.startswith(MADE)}
    linked = set(_LINK.findall(text))
    missing = {
        name
        for name in named
        if not (ROOT / name).exists() and not (path.parent / name).exists() and name not in _FILES
    }
    missing |= {name for name in linked if not (path.parent / name).exists()}
    assert sorted(missing) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_nothing_of_the_workplace_is_named(path: Path) -> None:
    assert not re.search(r"/work\b|/tmp/", path.read_text(encoding="utf-8"))
