"""Where things are: the files of the project, and the error that stops start-up."""

from dataclasses import dataclass, field
from pathlib import Path

from channels import texts


class SetupError(Exception):
    """Something that stops start-up; str() is one Spanish line with cause and remedy."""

    @classmethod
    def because(cls, key: str, /, **values: object) -> "SetupError":
        """Return the error whose text is `setup.<key>` in channels/texts.yml."""
        return cls(texts.say("setup", key, **values))


@dataclass(frozen=True)
class Project:
    """The project's files, from its root (the working directory, as for Rasa's own commands)."""

    root: Path = field(default_factory=Path.cwd)

    @property
    def model(self) -> Path:
        """The trained model."""
        return self.root / "models" / "gobierno-abierto.tar.gz"

    @property
    def record(self) -> Path:
        """What the model was made from: fingerprint of the sources, checksum of the archive, versions."""
        return self.root / "models" / "gobierno-abierto.json"

    @property
    def config(self) -> Path:
        """Rasa's pipeline and policies."""
        return self.root / "config.yml"

    @property
    def domain(self) -> Path:
        """Rasa's domain."""
        return self.root / "domain.yml"

    @property
    def endpoints(self) -> Path:
        """Rasa's stores and action server."""
        return self.root / "endpoints.yml"

    @property
    def credentials(self) -> Path:
        """The channels."""
        return self.root / "credentials.yml"

    @property
    def sources(self) -> tuple[Path, ...]:
        """What a model is made from: when any of it changes, the model is out of date."""
        names = ["config.yml", "domain.yml", "domain", "data", "knowledge", "components"]
        names += [f"answers/{name}.py" for name in ("spelling", "text", "vocabulary", "word_model")]
        return tuple(self.root / name for name in names)

    def shown(self, path: Path) -> str:
        """Return the path as a person would type it: relative to the root when inside."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
