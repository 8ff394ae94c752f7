"""The settings of the web channel: credentials.yml, then the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Optional

from channels import origins, texts
from channels.settings import whole

_PLACE = "channels.web.WebChannel"
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
            raise ValueError(texts.say("settings", "unknown", key=f"{_PLACE}.{unknown[0]}"))
        named = {key: f"{_PLACE}.{key}" for key in values}
        for key, variable in _ENVIRONMENT.items():
            if environ.get(variable):
                values[key], named[key] = environ[variable], variable
        listed = _listed(values.pop("origins", None))
        for origin in listed:
            if not origins.valid(origin):
                raise ValueError(texts.say("settings", "not_an_origin", key=named["origins"], value=origin))
        least = {"proxies": 0}
        numbers = {key: whole(named[key], value, least.get(key, 1)) for key, value in values.items()}
        return cls(listed, **numbers)


def _listed(value: object) -> tuple[str, ...]:
    """Return origins that were written as a list, or as text with commas or spaces between."""
    return tuple(map(str, value if isinstance(value, list | tuple) else str(value or "").replace(",", " ").split()))
