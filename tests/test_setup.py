"""The files that install, check and run the project."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PACKAGE = re.compile(r"^[a-z0-9][a-z0-9._-]*==", re.MULTILINE)


def test_python_is_the_one_rasa_supports():
    assert (ROOT / ".python-version").read_text().strip() == "3.10"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_host_and_hashes_every_package(name):
    lock = (ROOT / name).read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", lock)
    requirements = [block for block in re.split(r"\n(?=[a-z0-9])", lock) if PACKAGE.match(block)]
    assert requirements and all("--hash=sha256:" in block for block in requirements)


@pytest.mark.parametrize("name", ("requirements", "requirements-dev"))
def test_lock_has_what_was_asked_for(name):
    asked = re.findall(r"^([A-Za-z0-9._-]+)", (ROOT / f"{name}.in").read_text(), re.MULTILINE)
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / f"{name}.lock").read_text(), re.MULTILINE))
    names = {re.sub(r"[._]", "-", package.lower()) for package in asked if not package.startswith("-")}
    assert names <= locked


def test_both_locks_agree():
    pins = [dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS]
    shared = pins[0].keys() & pins[1].keys()
    assert {name: pins[0][name] for name in shared} == {name: pins[1][name] for name in shared}


def test_makefile_is_small():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^[a-z]+:[^=]*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert 0 < len(targets) <= 10
    assert all(recipe.count("\n") <= 3 for recipe in targets)


@pytest.mark.parametrize("script", ("scripts/bootstrap", ".ci/run"))
def test_scripts_are_executable_and_parse(script):
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    shell = path.read_text().split("\n", 1)[0].split("/")[-1].split()[-1]
    assert subprocess.run([shell, "-n", str(path)], check=False).returncode == 0


def test_bootstrap_says_nothing_on_stdout():
    assert "exec 1>&2" in (ROOT / "scripts" / "bootstrap").read_text()
