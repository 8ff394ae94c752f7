"""Trains the model when, and only when, what it is made from has changed."""

import contextlib
import fcntl
import hashlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from channels import texts
from service import environment, preflight
from service.project import Project, SetupError


def fingerprint(project: Project) -> str:
    """Return a SHA-256 over the names and contents of all sources, and Rasa's version."""
    digest = hashlib.sha256(version("rasa").encode())
    for source in project.sources:
        for path in _files(source):
            digest.update(f"\0{path.relative_to(project.root)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(project: Project) -> bool:
    """Return whether the model exists and its sources have not changed since it was trained."""
    return project.model.is_file() and preflight.read_record(project).get("fingerprint") == fingerprint(project)


def ensure(project: Project, *, force: bool = False) -> Path:
    """Return the model's path, training first if it is out of date or damaged. Raises SetupError if that fails.

    Progress goes to stderr. Two processes do not train at once: the second waits and finds the model done.
    """
    if not force and _usable(project):
        return project.model
    preflight.check_files(project)
    preflight.check_knowledge()
    project.model.parent.mkdir(exist_ok=True)
    with _only_one(project.model.parent / ".lock"):
        if force or not _usable(project):
            _note("training")
            _train(project)
            _note("trained", path=project.shown(project.model))
    return project.model


def _usable(project: Project) -> bool:
    if not is_current(project):
        return False
    try:
        preflight.check_model(project)
    except SetupError:
        return False
    return True


def _train(project: Project) -> None:
    made_from = fingerprint(project)
    environment.prepare(project.config)
    import rasa.model_training

    environment.quiet_structlog()
    with tempfile.TemporaryDirectory(dir=project.model.parent) as folder:
        said = io.StringIO()  # Rasa prints on stdout; it matters only if something fails
        with contextlib.redirect_stdout(said):
            try:
                result = rasa.model_training.train(
                    domain=str(project.domain),
                    config=str(project.config),
                    training_files=[str(project.root / "data")],
                    output=folder,
                    fixed_model_name=project.model.stem.removesuffix(".tar"),
                )
            except (Exception, SystemExit) as error:  # Rasa exits on invalid data
                print(said.getvalue(), file=sys.stderr)
                raise SetupError.because("training_failed", error=error) from error
        if not result.model or not Path(result.model).is_file():
            raise SetupError.because("training_failed", error=f"Rasa, código {result.code}")
        record = {"fingerprint": made_from, "sha256": preflight.checksum(Path(result.model)), "rasa": version("rasa")}
        Path(result.model).replace(project.model)
    project.record.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _only_one(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    found = (path for path in source.rglob("*") if path.is_file())
    return sorted(path for path in found if "__pycache__" not in path.parts and not path.name.startswith("."))


def _note(key: str, **values: object) -> None:
    print(texts.say("setup", key, **values), file=sys.stderr)
