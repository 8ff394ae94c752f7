"""Reading and checking the knowledge files.

Every problem is reported as ``file:line: what is wrong. What to write instead``, in Spanish, because the people who
edit these files need not program. The shape is checked by ``knowledge/schema.json`` (JSON Schema), the references here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from answers.amounts import Moment
from answers.knowledge import Attribute, Count, Fact, KnowledgeBase, Link, Quote, Thing, Value

HOME = Path(__file__).resolve().parent.parent / "knowledge"


class KnowledgeError(Exception):
    """The knowledge files are not valid; ``str(error)`` is the list of problems in Spanish, one a line."""


def load(home: Path | None = None) -> KnowledgeBase:
    """Return the knowledge base read from the folder ``home`` (default: the project's ``knowledge``).

    Raises KnowledgeError with file, line and remedy for every problem found. The files are read with the fast parser;
    only when something is wrong are they read again with the one that knows the lines.
    """
    try:
        return _Reader(home or HOME, "safe").read()
    except KnowledgeError:
        return _Reader(home or HOME, "rt").read()


class _Reader:
    """One reading of the knowledge folder; collects every problem before giving up."""

    def __init__(self, home: Path, parser: str) -> None:
        self.home = home
        self.parser = parser
        self.problems: list[str] = []
        self.links: dict[str, Link] = {}
        self.attributes: dict[str, Attribute] = {}
        self.things: dict[str, Thing] = {}
        self.facts: dict[str, Fact] = {}
        self.places: dict[str, str] = {}
        self.questions: dict[str, str] = {}

    def read(self) -> KnowledgeBase:
        if not self.home.is_dir():
            raise KnowledgeError(f"{self.home}: no existe la carpeta del conocimiento. Descarga de nuevo el proyecto.")
        validator = jsonschema.Draft7Validator(json.loads((self.home / "schema.json").read_text(encoding="utf-8")))
        documents = [
            (path, data) for path in sorted(self.home.rglob("*.yml")) if (data := self._yaml(path)) is not None
        ]
        for path, data in documents:
            self._check_shape(path, data, validator)
        self._stop_on_problems()
        for path, data in documents:
            self._definitions(path, data)
        for path, data in documents:
            for entry in data.get("facts", []):
                self._fact(path, data, entry)
        self._check_references()
        self._stop_on_problems()
        return KnowledgeBase(self.things, self.attributes, self.facts, self.links, _version(self.home))

    def _stop_on_problems(self) -> None:
        if self.problems:
            raise KnowledgeError("\n".join(self.problems))

    def _complain(self, place: str, problem: str) -> None:
        self.problems.append(f"{place}: {problem}")

    def _place(self, path: Path, node: Any, key: Any = None) -> str:
        """Return ``file:line`` of a YAML node, or of one of its keys."""
        position = getattr(node, "lc", None)
        line = position.line if position else 0
        if position is not None and key is not None and position.data and key in position.data:
            line = position.data[key][0]
        return f"{path.relative_to(self.home.parent)}:{line + 1}"

    def _yaml(self, path: Path) -> Any:
        try:
            return YAML(typ=self.parser).load(path.read_text(encoding="utf-8"))
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            where = f"{path.relative_to(self.home.parent)}:{line}"
            self._complain(
                where, f"el archivo no es YAML válido ({error.problem}). Revisa sangrías, comillas y dos puntos."
            )
        except UnicodeDecodeError:
            self._complain(
                f"{path.relative_to(self.home.parent)}:1", "el archivo no está en UTF-8. Guárdalo como UTF-8."
            )
        return None

    def _check_shape(self, path: Path, data: Any, validator: jsonschema.Draft7Validator) -> None:
        for error in validator.iter_errors(data):
            node, key = data, None
            for step in error.absolute_path:
                if isinstance(node, dict | list) and not isinstance(node[step], dict | list):
                    key = step
                    break
                node = node[step]
            self._complain(self._place(path, node, key), _in_spanish(error))

    def _definitions(self, path: Path, data: Any) -> None:
        for id_, entry in data.get("links", {}).items():
            self._unique(self.links, id_, self._place(path, data["links"], id_), "el enlace")
            self.links[id_] = Link(id_, entry["title"], entry["url"], entry.get("note") or "")
        for id_, entry in data.get("attributes", {}).items():
            self._unique(self.attributes, id_, self._place(path, data["attributes"], id_), "el atributo")
            self.places[f"attribute {id_}"] = self._place(path, data["attributes"], id_)
            self.attributes[id_] = Attribute(
                id=id_,
                intent=entry["intent"],
                label=entry["label"],
                question=entry["question"],
                object=entry.get("object") or "",
                needs_plan=entry.get("needs") == "plan",
                asks=entry.get("asks") or "",
            )
        for id_, entry in data.get("objects", {}).items():
            self._unique(self.things, id_, self._place(path, data["objects"], id_), "el objeto")
            aliases = tuple(str(alias) for alias in entry.get("aliases") or ())
            self.things[id_] = Thing(
                id_, entry["kind"], entry["name"], entry["short"], entry.get("siglas") or "", aliases
            )

    def _unique(self, known: dict[str, Any], id_: str, place: str, what: str) -> None:
        if id_ in known:
            self._complain(place, f"{what} «{id_}» ya está definido. Usa otro identificador o borra uno de los dos.")

    def _fact(self, path: Path, data: Any, entry: Any) -> None:
        place = self._place(path, entry)
        id_ = entry["id"]
        self._unique(self.facts, id_, self._place(path, entry, "id"), "el hecho")
        if entry["question"] in self.questions:
            first = self.questions[entry["question"]]
            self._complain(self._place(path, entry, "question"), f"la pregunta ya es de «{first}». Escribe otra.")
        self.questions[entry["question"]] = id_
        link = entry["source"].get("link")
        if link and link not in self.links:
            self._complain(
                self._place(path, entry["source"], "link"), f"no existe el enlace «{link}». Agrégalo en links.yml."
            )
        try:
            value = _value(entry["value"])
        except ValueError:
            self._complain(
                self._place(path, entry, "value"), "la fecha no es válida. Escribe AAAA, AAAA-MM o AAAA-MM-DD."
            )
            return
        self.places[id_] = place
        self.facts[id_] = Fact(
            id=id_,
            object=entry["object"],
            attributes=tuple(entry["attributes"]),
            label=entry["label"],
            question=entry["question"],
            value=value,
            text=entry["text"].strip(),
            section=entry["source"]["section"],
            link=self.links.get(link) if link else None,
            layer=data["layer"],
            as_of=str(entry.get("as_of") or data.get("as_of") or ""),
            note=(entry.get("note") or "").strip(),
            updates=tuple(entry.get("updates") or ()),
            terms=tuple(str(term) for term in entry.get("terms") or ()),
        )

    def _check_references(self) -> None:
        for fact in self.facts.values():
            place = self.places[fact.id]
            if fact.object not in self.things:
                self._complain(place, f"«{fact.id}»: no existe el objeto «{fact.object}». Defínelo en «objects».")
            for attribute in fact.attributes:
                if attribute not in self.attributes:
                    self._complain(
                        place, f"«{fact.id}»: no existe el atributo «{attribute}». Usa uno de attributes.yml."
                    )
            for update in fact.updates:
                if update not in self.facts or self.facts[update].layer != "update":
                    self._complain(place, f"«{fact.id}»: «{update}» no es un hecho de la capa update.")
            if fact.layer == "update" and not fact.as_of:
                self._complain(place, f"«{fact.id}»: falta as_of. Escribe la fecha de la página (AAAA-MM-DD).")
        for id_, known in self.attributes.items():
            if known.object and known.object not in self.things:
                place = self.places[f"attribute {id_}"]
                self._complain(place, f"no existe el objeto «{known.object}» de este atributo.")


def _value(entry: dict[str, Any]) -> Value:
    """Return the typed value of one YAML entry; ValueError for a date that is none."""
    kind, raw = next(iter(entry.items()))
    match kind:
        case "date":
            return Value(start=Moment.parse(raw))
        case "period":
            return Value(start=Moment.parse(raw["from"]), end=Moment.parse(raw["to"]))
        case "count":
            return Value(counts=(Count(raw["number"], raw["of"], bool(raw.get("at_least"))),))
        case "counts":
            return Value(counts=tuple(Count(c["number"], c["of"], bool(c.get("at_least"))) for c in raw))
        case "duration":
            return Value(months=raw["months"])
        case "list":
            return Value(items=tuple(str(item) for item in raw))
        case "quote":
            return Value(
                quote=Quote(raw["words"].strip().strip("“”"), raw["author"], raw["year"], raw.get("work") or "")
            )
        case "flag":
            return Value(flag=raw)
    return Value(text=str(raw))


def _in_spanish(error: jsonschema.ValidationError) -> str:
    """Return a Spanish sentence for a JSON Schema error, with what to write instead where the schema says it."""
    hint = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    where = ".".join(str(step) for step in error.absolute_path) or "el archivo"
    match error.validator:
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            message = f"falta {', '.join(f'«{key}»' for key in missing)} en «{where}»"
        case "additionalProperties":
            extra = [key for key in error.instance if key not in error.schema.get("properties", {})]
            allowed = ", ".join(error.schema.get("properties", {}))
            message = f"«{', '.join(map(str, extra))}» no se conoce en «{where}»; se puede escribir: {allowed}"
        case "enum":
            message = (
                f"«{error.instance}» no vale en «{where}»; escribe uno de: {', '.join(map(str, error.validator_value))}"
            )
        case "type":
            message = f"«{where}» no tiene la forma esperada"
        case "pattern":
            message = f"«{error.instance}» no tiene la forma esperada en «{where}»"
        case "minProperties" | "maxProperties":
            message = f"«{where}» debe tener exactamente un tipo de valor"
        case _:
            message = f"«{where}» no es válido"
    return f"{message}. {hint}".strip()


def _version(home: Path) -> str:
    """Return a short fingerprint of the knowledge files, the same for the same content."""
    digest = hashlib.sha256()
    for path in _sources(home):
        digest.update(path.relative_to(home).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sources(home: Path) -> Iterator[Path]:
    yield from sorted(path for path in home.rglob("*") if path.suffix in {".yml", ".json"})
