"""The page about Telegram names every setting and every state, and says the same in both languages."""

import re
from pathlib import Path

import pytest

from channels import texts

ROOT = Path(__file__).parents[2]
ENGLISH, SPANISH = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("telegram.md", "telegram.es.md"))
SETTINGS = set(re.findall(r'"(TELEGRAM_\w+)"', (ROOT / "channels/telegram/settings.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_the_page_is_complete(text):
    rows = re.findall(r"^\| `((?!status)\w+)` \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(SETTINGS | texts.load()["telegram"]["health"].keys())


@pytest.mark.parametrize(
    "what",
    [
        r"```.*?```",
        r"^#+ ",
        r"^\| `\w+` \|",
        r"^(?:- |\d\. )",
        r"`[A-Z][A-Z_]+`",
        r"https?://(?!t.me/n)[^\s`)]+",
    ],
    ids=["code", "headings", "rows", "points", "variables", "links"],
)
def test_both_languages_say_the_same(what):
    found = [re.findall(what, text, re.MULTILINE | re.DOTALL) for text in (ENGLISH, SPANISH)]
    assert found[0] == found[1]
