"""A bot's answer as Telegram shows it: HTML in parts of at most 4096 UTF-16 units, links whole, buttons on the last."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Optional

from channels import charts, texts
from channels.telegram import splitting
from channels.telegram.splitting import Atom
from channels.turns import BotMessage

Button = tuple[str, str]  # title, callback data (at most 64 bytes)
RATED = frozenset({"answered", "computed", "corrected", "partial"})
CAPTION = 1024
SHORT_TITLE = 18

_WORD = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Part:
    """One message of Telegram: HTML and rows of buttons, or a chart whose caption is the HTML."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    chart: Optional[dict[str, Any]] = None

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Part":
        """Return the part that as_dict() gave, after a trip through JSON."""
        rows = tuple(tuple((title, data) for title, data in row) for row in kept["buttons"])
        return cls(kept["html"], rows, kept["chart"])


def render(messages: Sequence[BotMessage], number: int) -> list[Part]:
    """Return the parts of an answer, at least one. `number`: of the update that is answered, which its rating names."""
    parts: list[Part] = []
    for message in messages:
        if message.chart and charts.drawable(message.chart):
            caption = splitting.split(atoms(charts.describe(message.chart)), CAPTION)[0]
            parts.append(Part(splitting.as_html(caption), chart=message.chart))
        parts += [Part(splitting.as_html(piece)) for piece in splitting.split(_content(message))]
    rows = _rows([button for message in messages for button in message.buttons])
    if any(message.status in RATED for message in messages):
        rows = (*rows, rating(number))
    return [*parts[:-1], Part(parts[-1].html, rows, parts[-1].chart)]


def plain(text: str) -> Part:
    """Return one part with a text of ours."""
    return Part(splitting.as_html(splitting.split(atoms(text))[0]))


def key_of(says: str) -> str:
    """Return the key of a button in the registry: the same for the same words, today and after a restart."""
    return hashlib.sha256(says.encode()).hexdigest()[:32]


def rating(number: int) -> tuple[Button, ...]:
    """Return the row of buttons that rate an answer."""
    words = texts.load()["telegram"]
    return ((words["useful"], f"f:1:{number}"), (words["not_useful"], f"f:0:{number}"))


def atoms(text: str) -> list[Atom]:
    """Return a text as words and the spaces between them; an address is one word."""
    return [Atom(word) for word in _WORD.findall(text)]


def _content(message: BotMessage) -> list[Atom]:
    """Return the answer; its source line, if it shows one, with the addresses behind the titles."""
    body, sources = message.body, [source for source in message.sources if isinstance(source, dict)]
    if not body or not sources or not message.text.startswith(body) or message.text.strip() == body.strip():
        return atoms(message.text)
    found = [*atoms(body), Atom("\n\n"), *atoms(texts.say("telegram", "source")), Atom(" ")]
    for position, source in enumerate(sources):
        found += [Atom(";"), Atom(" ")] if position else []
        found += _source(source)
    return found


def _source(source: Mapping[str, Any]) -> list[Atom]:
    title, url, note = (str(source.get(name) or "") for name in ("title", "url", "note"))
    shown = [Atom(title, url)] if re.match(r"https?://\S+$", url) else atoms(title)
    return [*shown, *(atoms(f" ({note})") if note else [])]


def _rows(buttons: Sequence[Mapping[str, str]]) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons two in a row if both titles are short, else one."""
    ready = [(button["title"] or button["payload"], f"q:{key_of(button['payload'])}") for button in buttons]
    ready = [button for button in ready if button[0].strip()]
    if ready and all(len(title) <= SHORT_TITLE for title, _ in ready):
        return tuple(tuple(ready[start : start + 2]) for start in range(0, len(ready), 2))
    return tuple((button,) for button in ready)
