"""Cutting a message into the questions it holds."""

from __future__ import annotations

import re

from answers.text import fold

_GREETING = re.compile(
    r"^\W*(?:(?:hola+|holi|buen[oa]s?(?: (?:d[ií]as?|tardes?|noches?))?|buen d[ií]a|qu[eé] tal|oye|oigan?|disculp[ae]n?|perd[oó]n|una duda|una pregunta)"
    r"[\s,.;:!¡]+)+(?=\S+\s+\S+)",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:(?:a|en|de|desde|hasta|con|por|para|entre|sobre) )?(?:cu[aá]ndo|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|cu[aá]l(?:es)?|c[oó]mo|d[oó]nde|q|k|xq|kien(?:es)?|kuant[oa]s?|"
    r"qu[eé])\b"
)
_AND = re.compile(
    rf"\s*(?:[,;]\s*)?(?:\by|\be|\badem[aá]s|\btambi[eé]n|\bas[ií] como|[,;])\s+(?:(?:de|a|en|con|por|para)\s+)?(?=¿?\s*{_ASKING})|\?+\s*(?=\S)|\s*[.;\n]\s*(?=¿)",
    re.IGNORECASE,
)
_RELATIVE_QUE = re.compile(r"^(?:q|k|qu[eé])\s+(?!es\b|son\b|fue\b|significa|pas[oó]|dice|dijo|hace|hizo|objetiv|resultad|tip|organ|instit|plan|a[nñ]o|fecha|tem|eje|ley|art|d[ií]a|autor|pa[ií]s|dependencia|etapa|princip|pilar|criteri|compromis)", re.IGNORECASE)  # fmt: skip
_ONLY_ASKING = re.compile(rf"^\W*{_ASKING}\W*$", re.IGNORECASE)
_LEADING_ASKING = re.compile(rf"^\W*{_ASKING}\s*", re.IGNORECASE)
MOST = 5


def split(message: str) -> list[str]:
    """Return the questions of a message in order, at most five; the whole message when it holds one.

    A bare question word shares the rest of its neighbour: "¿cuándo y dónde se publicó?" gives "¿cuándo se publicó?" and
    "dónde se publicó?".
    """
    text = _GREETING.sub("", message.strip()) or message.strip()
    pieces: list[str] = []
    start = 0
    for cut in _AND.finditer(text):
        rest = text[cut.end() :].lstrip("¿ ")
        if "?" not in cut.group() and (_RELATIVE_QUE.match(rest) or _inside_question_of_one(text[start : cut.start()])):
            continue
        piece, start = text[start : cut.start()] + ("?" if "?" in cut.group() else ""), cut.end()
        pieces.append(piece)
    pieces.append(text[start:])
    pieces = [piece.strip() for piece in pieces if len(fold(piece)) > 1]
    if len(pieces) < 2 or len(pieces) > MOST:
        return [text]
    return _share(pieces)


def _inside_question_of_one(head: str) -> bool:
    """Return True when the text before a cut asks nothing yet (a preamble such as "necesito saber")."""
    folded = fold(head)
    return len(folded.split()) < 2 and not _ONLY_ASKING.match(head)


def _share(pieces: list[str]) -> list[str]:
    for i in range(len(pieces) - 2, -1, -1):
        if _ONLY_ASKING.match(pieces[i]):
            pieces[i] = f"{pieces[i]} {_LEADING_ASKING.sub('', pieces[i + 1])}"
    return pieces
