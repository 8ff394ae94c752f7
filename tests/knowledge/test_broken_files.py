"""A broken knowledge file is explained in Spanish, with its file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from answers import KnowledgeError, load
from answers.loading import HOME

FILE = "document/plan_second.yml"
UPDATE = "update/alliance.yml"

# name of the mistake: file, pattern, replacement, what the message must say
BROKEN = {
    "YAML que no es YAML": (FILE, r"^facts:$", "facts: [", "no es YAML válido"),
    "atributo desconocido": (FILE, r"attributes: \[\w+", "attributes: [inventado", "no existe el atributo «inventado»"),
    "clave que falta": (FILE, r"^    label: .*\n", "", "falta «label»"),
    "clave desconocida": (FILE, r"^    label: ", "    etiqueta: x\n    label: ", "«etiqueta» no se conoce"),
    "fecha que no es fecha": (FILE, r'date: "2014-01-29"', 'date: "29 de enero"', "no tiene la forma esperada"),
    "fecha de otro calendario": (FILE, r'date: "2014-01-29"', 'date: "2014-13-45"', "fecha"),
    "enlace desconocido": (FILE, r"link: \w+", "link: inventado", "no existe el enlace «inventado»"),
    "objeto desconocido": (FILE, r"^    object: segundo", "    object: inventado", "no existe el objeto «inventado»"),
    "nota sin fecha": (UPDATE, r"^as_of: .*\n|^    as_of: .*\n", "", "falta as_of"),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME, tmp_path / "knowledge"))


def problems(home: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as error:
        load(home)
    return str(error.value).splitlines()


def test_the_copy_is_valid(home: Path) -> None:
    assert load(home).version == load().version


@pytest.mark.parametrize("mistake", BROKEN)
def test_mistake(home: Path, mistake: str) -> None:
    name, pattern, replacement, says = BROKEN[mistake]
    path = home / name
    before = path.read_text(encoding="utf-8")
    every = 0 if mistake == "nota sin fecha" else 1
    after = re.sub(pattern, replacement, before, count=every, flags=re.MULTILINE)
    assert after != before, "the file has nothing to break this way"
    path.write_text(after, encoding="utf-8")
    found = problems(home)
    assert any(says in line for line in found), found
    assert all(re.match(r"knowledge/[\w/]+\.yml:\d+: ", line) for line in found), found
    if every:
        changed = next(
            i for i, (a, b) in enumerate(zip(before.splitlines(), after.splitlines(), strict=False), 1) if a != b
        )
        lines = [int(line.split(":")[1]) for line in found if line.startswith(f"knowledge/{name}")]
        assert min(abs(line - changed) for line in lines) <= 12, (changed, found)


def test_fact_defined_twice(home: Path) -> None:
    shutil.copy(home / FILE, home / "document" / "zz_copia.yml")
    found = problems(home)
    assert any("ya está definido" in line and line.startswith("knowledge/document/zz_copia.yml:") for line in found)


def test_a_file_that_is_not_utf8(home: Path) -> None:
    (home / FILE).write_bytes("layer: document # año".encode("latin-1"))
    assert any("UTF-8" in line for line in problems(home))


@pytest.mark.parametrize("content", ["", "- una lista\n", "texto suelto\n"])
def test_a_file_of_another_shape(home: Path, content: str) -> None:
    (home / "document" / "zz_otro.yml").write_text(content, encoding="utf-8")
    if content:
        assert any(line.startswith("knowledge/document/zz_otro.yml:1:") for line in problems(home))
    else:
        assert load(home).facts
