"""The settings of the web channel: credentials.yml, then the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Optional

from channels import origins

_ENVIRONMENT = {
    "origins": "WEB_ORIGINS",
    "turns_per_conversation": "WEB_TURNS_PER_CONVERSATION",
    "turns_per_address": "WEB_TURNS_PER_ADDRESS",
    "proxies": "WEB_PROXIES",
}


@dataclass(frozen=True)
class Settings:
    """What credentials.yml may set.

    `origins`: pages of other sites that may use the widget ("https://www.ejemplo.gob.mx"); `turns_per_*`: limits a
    minute; `waiting`: turns of one conversation under way at once; `days`: how long an id is valid; `proxies`: trusted
    proxies in front, for X-Forwarded-For.
    """

    origins: tuple[str, ...] = ()
    turns_per_conversation: int = 20
    turns_per_address: int = 120
    waiting: int = 3
    days: int = 30
    proxies: int = 0

    @classmethod
    def read(cls, credentials: Optional[Mapping[str, Any]], environ: Mapping[str, str]) -> "Settings":
        """Return the settings; the environment wins. Raises ValueError, in Spanish, for one that is not valid."""
        values: dict[str, Any] = dict(credentials or {})
        unknown = sorted(values.keys() - {field.name for field in fields(cls)})
        if unknown:
            raise ValueError(f"channels.web: la clave «{unknown[0]}» no existe.")
        values |= {key: environ[name] for key, name in _ENVIRONMENT.items() if environ.get(name)}
        listed = values.pop("origins", None) or ()
        listed = tuple(listed.replace(",", " ").split() if isinstance(listed, str) else map(str, listed))
        for origin in listed:
            if not origins.valid(origin):
                raise ValueError(f"channels.web: «{origin}» no es un origen. Escribe, por ejemplo, https://www.gob.mx")
        return cls(listed, **{key: _whole(key, value) for key, value in values.items()})


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where what must outlive the process is kept."""
    state = Path(environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return state / "gobierno-abierto"


def _whole(key: str, value: object) -> int:
    least = 0 if key == "proxies" else 1
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if number < least:
        raise ValueError(f"channels.web: «{key}» debe ser un número entero desde {least}, y dice «{value}».")
    return number
