"""The texts of channels and start-up, read once from texts.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PATH = Path(__file__).with_name("texts.yml")


@lru_cache(maxsize=1)
def load() -> dict[str, Any]:
    """Return the whole of texts.yml as plain dicts, lists and strings."""
    texts: dict[str, Any] = YAML(typ="safe").load(PATH)
    return texts


def say(section: str, key: str, /, **values: object) -> str:
    """Return one text with its {placeholders} filled. KeyError if the text or a value is missing."""
    return str(load()[section][key]).format(**values)
