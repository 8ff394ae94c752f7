"""What the environment says about Telegram. Without TELEGRAM_TOKEN the channel is off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Optional
from urllib.parse import urlsplit

from channels import texts
from channels.settings import state_folder, whole

POLLING, WEBHOOK = "polling", "webhook"
API_BASE = "https://api.telegram.org"
ADDRESS = "/webhooks/telegram/webhook"

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Settings:
    """How to reach Telegram, how Telegram reaches us, and the folder where what must survive a restart is kept."""

    token: str
    mode: str = POLLING
    webhook_url: str = ""
    secret: str = ""
    api_base: str = API_BASE
    state: Path = Path()
    turns: int = 20  # a minute, of one conversation

    @property
    def well_formed(self) -> bool:
        """Whether the token has the form of one; another cannot be put in an address."""
        return _TOKEN.fullmatch(self.token) is not None

    @property
    def database(self) -> Path:
        """The SQLite file of this bot: update ids of another bot mean other messages."""
        bot = self.token.partition(":")[0] if self.well_formed else "0"
        return self.state / f"telegram-{bot}.db"


def from_environment(environ: Mapping[str, str]) -> Optional[Settings]:
    """Return the settings, None if there is no token. Raises ValueError, in Spanish, for a value that cannot work."""
    token = environ.get("TELEGRAM_TOKEN", "").strip()
    if not token:
        return None
    mode = environ.get("TELEGRAM_MODE", "").strip().lower() or POLLING
    base = environ.get("TELEGRAM_API_BASE", "").strip().rstrip("/") or API_BASE
    folder = Path(environ.get("TELEGRAM_STATE", "").strip() or state_folder(environ))
    if mode not in (POLLING, WEBHOOK):
        raise _refusal("bad_mode", mode=mode)
    if not _is_address(base):
        raise _refusal("bad_api_base", url=base)
    turns = whole("TELEGRAM_TURNS", environ.get("TELEGRAM_TURNS", "").strip() or Settings.turns)
    if mode == POLLING:
        return Settings(token, api_base=base, state=folder, turns=turns)
    url = _webhook_url(environ.get("TELEGRAM_WEBHOOK_URL", "").strip(), official=base == API_BASE)
    secret = environ.get("TELEGRAM_SECRET", "").strip()
    if not _SECRET.fullmatch(secret):
        raise _refusal("bad_secret")
    return Settings(token, mode, url, secret, base, folder, turns)


def _webhook_url(url: str, official: bool) -> str:
    """Return the public address of the webhook; an address without path gets ours."""
    if not _is_address(url) or (official and not url.startswith("https://")):
        raise _refusal("bad_webhook_url", url=url)
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + ADDRESS


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _refusal(key: str, **values: object) -> ValueError:
    return ValueError(str(texts.load()["telegram"]["settings"][key]).format(**values))
