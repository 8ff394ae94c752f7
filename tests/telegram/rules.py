"""What Telegram refuses: HTML, lengths, keyboards and commands, in the words of its server."""

import html.parser
import re
from typing import Any, Optional

TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler", "span",
}  # fmt: skip
NO_BUTTON = "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Parsed(html.parser.HTMLParser):
    """A text in Telegram's HTML: what is read, its links, and the first error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[tuple[str, str]] = []
        self.error: Optional[str] = None
        self._open: list[str] = []
        if re.search(r"<(?![a-z/])", text) or re.search(r"&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text):
            self.error = 'Unsupported start tag ""'
        self.feed(text)
        self.close()
        if self._open and not self.error:
            self.error = f"Can't find end tag corresponding to start tag {self._open[-1]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Optional[str]]]) -> None:
        if tag not in TAGS:
            self.error = self.error or f'Unsupported start tag "{tag}"'
        self._open.append(tag)
        if tag == "a":
            self.links.append(("", dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.error = self.error or "Unmatched end tag"

    def handle_data(self, data: str) -> None:
        self.text += data
        if "a" in self._open:
            words, url = self.links[-1]
            self.links[-1] = (words + data, url)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message_error(text: str, parsed: Optional[Parsed], photo: bool) -> Optional[str]:
    """Return why a text or a caption is refused, None if it is accepted."""
    if parsed and parsed.error:
        return f"Bad Request: can't parse entities: {parsed.error}"
    if not text.strip() and not photo:
        return "Bad Request: message text is empty"
    if units(text) > (1024 if photo else 4096):
        return f"Bad Request: message {'caption ' if photo else ''}is too long"
    return None


def markup_error(markup: Any) -> Optional[str]:
    """Return why a keyboard is refused, None if it is accepted."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                return "Bad Request: BUTTON_DATA_INVALID"
            if not button.get("text") or not {"callback_data", "url"} & button.keys():
                return NO_BUTTON
    return None
