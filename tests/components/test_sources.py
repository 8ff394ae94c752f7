"""What a model is made from: a change in it trains the model again, and only that does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from service.project import Project
from service.training import fingerprint

ROOT = Path(__file__).parents[2]
AT_RUN_TIME = {"answers.clauses"}  # cuts messages; the examples it learns from are questions already
SOURCES = (
    "config.yml", "domain.yml", "domain/otro.yml", "data/nlu/ask_plan.yml", "knowledge/attributes.yml",
    "components/gate.py", "answers/spelling.py", "answers/text.py", "answers/vocabulary.py", "answers/word_model.py",
)  # fmt: skip
OTHERS = ("answers/engine.py", "answers/texts.yml", "actions/answer.py", "README.md", "data/nlu/__pycache__/x.pyc")


def changed(folder: Path, name: str) -> bool:
    """Return whether writing a file changes the fingerprint of the project."""
    before = fingerprint(Project(folder))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    return fingerprint(Project(folder)) != before


@pytest.mark.parametrize("name", SOURCES)
def test_a_model_is_made_from(name: str, tmp_path: Path) -> None:
    assert changed(tmp_path, name) and not changed(tmp_path, name)


@pytest.mark.parametrize("name", OTHERS)
def test_a_model_is_not_made_from(name: str, tmp_path: Path) -> None:
    assert not changed(tmp_path, name)


def test_the_sources_that_are_python_exist() -> None:
    assert [path for path in Project(ROOT).sources if path.suffix == ".py" and not path.is_file()] == []


def test_what_the_components_learn_with_is_a_source() -> None:
    """Modules of ``answers`` that a component imports shape what it learns, unless they are listed as not."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "components").glob("*.py")]
    modules = {node.module for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    used = {module for module in modules if module and module.startswith("answers.")} - AT_RUN_TIME
    sources = {str(path.relative_to(ROOT).with_suffix("")).replace("/", ".") for path in Project(ROOT).sources}
    assert used <= sources, used - sources
