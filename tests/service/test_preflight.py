"""Start-up checks: each fault ends in one line in Spanish that says what to do."""

import io
import json
import tarfile
from importlib.metadata import version

import pytest

from service import launcher, preflight, training
from service.project import Project, SetupError

ENDPOINTS = "tracker_store:\n  type: service.store.BoundedTrackerStore\n"
CREDENTIALS = "channels.rest.RestChannel: {}\n"


@pytest.fixture
def toy(tmp_path) -> Project:
    """A project with a model archive that is whole (though Rasa would find nothing in it)."""
    project = Project(tmp_path)
    files = {"config.yml": "language: es\n", "domain.yml": "version: '3.1'\n", "data/nlu.yml": "version: '3.1'\n"}
    files |= {"endpoints.yml": ENDPOINTS, "credentials.yml": CREDENTIALS}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    make_model(project, version("rasa"))
    return project


def make_model(project: Project, rasa_version: str) -> None:
    project.model.parent.mkdir(exist_ok=True)
    metadata = json.dumps({"rasa_open_source_version": rasa_version, "filler": list(range(5000))}).encode()
    with tarfile.open(project.model, "w:gz") as tar:
        member = tarfile.TarInfo("./metadata.json")
        member.size = len(metadata)
        tar.addfile(member, io.BytesIO(metadata))
    record = {"sha256": preflight.checksum(project.model), "fingerprint": training.fingerprint(project)}
    project.record.write_text(json.dumps(record))


def fault(check, project: Project) -> str:
    with pytest.raises(SetupError) as raised:
        check(project)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_whole_project_passes(toy):
    preflight.check_files(toy)
    preflight.check_endpoints(toy)
    preflight.check_model(toy)
    assert preflight.check_credentials(toy) == {"channels.rest.RestChannel": {}}


def test_model_missing(toy):
    toy.model.unlink()
    assert "make train" in fault(preflight.check_model, toy)


@pytest.mark.parametrize("left", (0, 10, 0.5, 0.98))
def test_model_truncated(toy, left):
    content = toy.model.read_bytes()
    toy.model.write_bytes(content[: int(left * len(content)) if isinstance(left, float) else left])
    assert "dañado" in fault(preflight.check_model, toy)


def test_model_without_metadata(toy):
    with tarfile.open(toy.model, "w:gz"):
        pass
    assert "dañado" in fault(preflight.check_model, toy)


def test_model_of_another_rasa(toy):
    make_model(toy, "3.5.0")
    assert "3.5.0" in fault(preflight.check_model, toy)


def test_model_made_elsewhere(toy):
    toy.record.unlink()
    assert "no se entrenó aquí" in fault(preflight.check_model, toy)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("endpoints.yml", "traker_store: {}\n", "tracker_store"),
        ("endpoints.yml", "tracker_store: {type: service.stores.X}\n", "service.stores.X"),
        ("endpoints.yml", "tracker_store: {type: service.store.BoundedStore}\n", "service.store.BoundedStore"),
        ("endpoints.yml", "tracker_store: redis\n", "tracker_store"),
        ("endpoints.yml", "lock_store: {type: redi}\n", "redis"),
        ("endpoints.yml", "lock_store: {type: json}\n", "json"),
        ("endpoints.yml", "lock_store: {type: 7}\n", "7"),
        ("endpoints.yml", "a: 1\nb: [\n", "endpoints.yml:3"),
        ("endpoints.yml", "- a\n", "clave: valor"),
        ("credentials.yml", "rest: {}\n", "rest"),
        ("credentials.yml", "channels.reste.RestChannel: {}\n", "channels.rest.RestChannel"),
        ("credentials.yml", "channels.rest.RestChanel: {}\n", "channels.rest.RestChannel"),
        ("credentials.yml", "channels.web.WebChannel: [a]\n", "channels.web.WebChannel"),
    ],
)
def test_configuration_that_rasa_would_ignore(toy, name, text, says):
    (toy.root / name).write_text(text)
    check = preflight.check_endpoints if name == "endpoints.yml" else preflight.check_credentials
    message = fault(check, toy)
    assert message.startswith(name) and says in message


def test_outside_the_project(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert launcher.main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err == "✗ Falta config.yml: ejecuta la orden desde la carpeta del proyecto.\n"


def test_invalid_knowledge_stops_start_up(monkeypatch):
    import answers

    def broken() -> None:
        raise answers.KnowledgeError("knowledge/document/planes.yml:7: falta «text»")

    monkeypatch.setattr(answers, "load", broken)
    with pytest.raises(SetupError, match=r"planes\.yml:7"):
        preflight.check_knowledge()


def test_wrong_usage_exits_with_2():
    with pytest.raises(SystemExit) as ended:
        launcher.main(["serve", "--nada"])
    assert ended.value.code == 2


def test_the_model_is_current_until_a_source_changes(toy):
    assert training.is_current(toy)
    nlu = toy.root / "data" / "nlu.yml"
    before = nlu.read_text()
    nlu.write_text(before + "# otro\n")
    assert not training.is_current(toy)
    nlu.write_text(before)
    assert training.is_current(toy)
    (toy.root / "knowledge").mkdir()
    (toy.root / "knowledge" / "nuevo.yml").write_text("a: 1\n")
    assert not training.is_current(toy)
