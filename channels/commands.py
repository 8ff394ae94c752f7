"""Typed commands: the public ones become a plain sentence, and nothing typed is ever a Rasa payload."""

import re
from functools import lru_cache

from answers.text import strip_accents
from channels import texts

_PAYLOAD = re.compile(r"^(/+\s*\w+)\s*\{.*", re.DOTALL)


@lru_cache(maxsize=1)
def sentences() -> dict[str, str]:
    """Return every public command word (without "/", folded) and the sentence it stands for."""
    found: dict[str, str] = {}
    for name, command in texts.load()["commands"].items():
        for word in (name, *command["aliases"]):
            found[_fold(word)] = command["says"]
    return found


def plain(text: str) -> str:
    """Return what is sent to Rasa for a typed text: a command's sentence, or the text without leading slashes.

    "/planes", "/planes@bot", "/Planes por favor" -> the sentence; "/inform{...}" -> "inform"; "hola" -> "hola".
    """
    if not text.startswith("/"):
        return text
    word = text[1:].split(maxsplit=1)[0:1]
    if word:
        sentence = sentences().get(_fold(word[0].partition("@")[0]))
        if sentence is not None:
            return sentence
    return _PAYLOAD.sub(r"\1", text).lstrip("/ \t\n")


def _fold(word: str) -> str:
    return strip_accents(word.casefold())
