"""What the settings of several channels have in common: where state is kept, and whole numbers."""

import os
from collections.abc import Mapping
from pathlib import Path

from channels import texts


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what must outlive the process; it may not exist yet."""
    home = Path(environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "gobierno-abierto"


def whole(key: str, value: object, least: int = 1) -> int:
    """Return a setting that is a whole number. Raises ValueError, in Spanish, for another or one below `least`."""
    text = str(value).strip()
    if not (text.isascii() and text.isdecimal()) or int(text) < least:
        raise ValueError(texts.say("settings", "not_whole", key=key, least=least, value=value))
    return int(text)
