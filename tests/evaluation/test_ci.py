"""What continuous integration runs, with every tool but the shell's replaced by one that says what it was asked."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "run"
CLOSING = "==== 1200 passed, 2 skipped in 90.01s ===="
MAKE = """#!/bin/sh
echo "make $1" >>calls
case "$1" in
test) echo '{closing}'; echo 'algo más' >&2 ;;
eval) echo 'total 2871 2700 passed'; echo 'avance' >&2 ;;
esac
[ "$1" != "$FAILING" ]
"""


def run(folder: Path, failing: str = "") -> subprocess.CompletedProcess[str]:
    tools = folder / "tools"
    (folder / ".ci").mkdir(parents=True)
    tools.mkdir()
    shutil.copy(SCRIPT, folder / ".ci" / "run")
    for name, text in {
        "make": MAKE.format(closing=CLOSING),
        "chromium": "#!/bin/sh\n",
        "python3": "#!/bin/sh\n",
    }.items():
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "FAILING": failing, "LC_ALL": "C"}
    return subprocess.run(
        [folder / ".ci" / "run"], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, check=False
    )


def test_everything_runs_in_order_and_pytest_has_the_last_word(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "calls").read_text(encoding="utf-8").split("\n")[:-1] == ["make lint", "make test", "make eval"]
    lines = done.stdout.strip().split("\n")
    assert lines[-1] == CLOSING
    assert "total 2871 2700 passed" in lines
    assert "avance" in done.stderr
    assert "avance" not in done.stdout


@pytest.mark.parametrize("target", ["lint", "test", "eval"])
def test_it_fails_if_anything_fails(target: str, tmp_path: Path) -> None:
    done = run(tmp_path, failing=target)
    assert done.returncode != 0
    assert "✗ Falló la línea" in done.stderr
