"""Checks before start-up: each raises SetupError with cause and remedy. None imports Rasa, so they are quick."""

import difflib
import errno
import hashlib
import importlib.util
import json
import re
import socket
import tarfile
import zlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from channels import texts
from service.project import Project, SetupError

ENDPOINTS = {"action_endpoint", "event_broker", "lock_store", "models", "nlg", "nlu", "tracker_store"}
STORES = {"tracker_store": {"in_memory", "sql", "redis", "mongod", "dynamo"}, "lock_store": {"in_memory", "redis"}}
CHANNELS = {"channels.rest.RestChannel", "channels.web.WebChannel", "channels.telegram.TelegramChannel"}
_METADATA = "metadata.json"


def check(project: Project) -> None:
    """Check configuration, knowledge and model, in this order. Raises SetupError for the first fault."""
    check_files(project)
    check_endpoints(project)
    check_credentials(project)
    check_knowledge()
    check_model(project)


def check_files(project: Project) -> None:
    """Raise SetupError unless Rasa's own files are in the working directory."""
    for path in (project.config, project.domain, project.endpoints, project.credentials):
        if not path.is_file():
            raise SetupError.because("no_project", path=project.shown(path))


def check_knowledge() -> None:
    """Raise SetupError with file and line if the knowledge base is not valid."""
    import answers

    try:
        answers.load()
    except answers.KnowledgeError as error:
        raise SetupError(str(error)) from error


def check_model(project: Project) -> None:
    """Raise SetupError unless the model is whole, was trained here and is of the installed Rasa."""
    path = project.shown(project.model)
    if not project.model.is_file():
        raise SetupError.because("model_missing", path=path)
    metadata = read_metadata(project.model, path)
    found, wanted = str(metadata.get("rasa_open_source_version")), version("rasa")
    if found != wanted:
        raise SetupError.because("model_version", path=path, found=found, wanted=wanted)
    if read_record(project).get("sha256") != checksum(project.model):
        raise SetupError.because("model_foreign", path=path)


def read_metadata(archive: Path, shown: str) -> dict[str, Any]:
    """Return the metadata of a Rasa model after reading the archive to its end. Raises SetupError if it is damaged."""
    metadata: Any = None
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member in tar:
                if member.name.lstrip("./") == _METADATA:
                    handle = tar.extractfile(member)
                    metadata = json.load(handle) if handle else None
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as error:
        raise SetupError.because("model_truncated", path=shown) from error
    if not isinstance(metadata, dict):
        raise SetupError.because("model_truncated", path=shown)
    return metadata


def read_record(project: Project) -> dict[str, Any]:
    """Return what was noted when the model was trained; {} if nothing was."""
    try:
        record = json.loads(project.record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        for block in iter(lambda: handle.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def check_endpoints(project: Project) -> None:
    """Raise SetupError for keys or stores that Rasa would silently ignore."""
    shown = project.shown(project.endpoints)
    settings = read_mapping(project.endpoints, shown)
    _check_names(shown, settings, ENDPOINTS, "unknown_key")
    for key, known in STORES.items():
        kind = str(_section(settings, key, shown).get("type") or "in_memory")
        if not (kind.lower() in known or importable(kind)):
            raise SetupError.because("store_missing", path=shown, key=kind, hint=_hint(kind, known))


def check_credentials(project: Project) -> dict[str, Any]:
    """Return the channels: module path of the class -> settings. Raises SetupError for one that does not exist."""
    shown = project.shown(project.credentials)
    channels = read_mapping(project.credentials, shown)
    for name in channels:
        if not importable(str(name)):
            raise SetupError.because("channel_missing", path=shown, key=name, hint=_hint(name, CHANNELS))
        _section(channels, name, shown)
    return channels


def importable(path: str) -> bool:
    """Return whether the module of "package.module.Class" exists and names the class; it is read, not imported."""
    module, _, name = path.rpartition(".")
    try:
        found = importlib.util.find_spec(module)
        source = Path(found.origin).read_text(encoding="utf-8") if found and found.origin else ""
    except (ImportError, OSError, ValueError):
        return False
    return re.search(rf"\b{re.escape(name)}\b", source) is not None


def read_mapping(path: Path, shown: str) -> dict[str, Any]:
    """Return a YAML file's top-level mapping. Raises SetupError with the line if it is not valid YAML."""
    try:
        content = YAML(typ="safe").load(path)
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        problem = error.problem if isinstance(error, MarkedYAMLError) else type(error).__name__
        line = mark.line + 1 if mark else 1
        raise SetupError.because("yaml_invalid", path=shown, line=line, problem=problem) from error
    if not isinstance(content or {}, dict):
        raise SetupError.because("yaml_not_mapping", path=shown)
    return content or {}


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, for the server to listen on. Raises SetupError if it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(100)
    except (OSError, OverflowError, UnicodeError) as error:  # taken or not ours; no such port; no such name
        bound.close()
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise SetupError.because("port_in_use", host=host, port=port, other=port + 1) from error
        reason = getattr(error, "strerror", None) or error
        raise SetupError.because("port_invalid", host=host, port=port, error=reason) from error
    return bound


def _section(settings: dict[str, Any], key: str, shown: str) -> dict[str, Any]:
    """Return the mapping under a key, {} if there is nothing. Raises SetupError if it is something else."""
    section = settings.get(key) or {}
    if not isinstance(section, dict):
        raise SetupError.because("yaml_not_mapping", path=f"{shown} ({key})")
    return section


def _check_names(shown: str, found: Iterable[str], known: Iterable[str], fault: str) -> None:
    for name in found:
        if name not in known:
            raise SetupError.because(fault, path=shown, key=name, hint=_hint(name, known))


def _hint(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(str(name), sorted(known), n=1, cutoff=0.5)
    return texts.say("setup", "hint", key=close[0]) if close else ""
