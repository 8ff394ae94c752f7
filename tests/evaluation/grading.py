"""Judges the replies to a case.

Every group of `required` must be found, nothing of `forbidden`, and the text may not be longer than `max_chars`. Point
questions are judged without the addresses in the reply, never pass with a reply that says it did not understand, and
should name their source. What is missing of `wanted`, or the source, is reported but does not fail a case.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.evaluation.cases import Case, Expectation, pattern, raw_pattern
from tests.evaluation.normalise import fold, unescape, variants, without_links

NO_SOURCE = "no cita la fuente"
_NOT_AN_ANSWER = re.compile(
    r"no (?:te |le |lo |logre |pude |alcance a )?(?:entend\w+|comprend\w+)|reformul\w+"
    r"|no (?:tengo|cuento con|encontre|dispongo de) (?:esa |esta |la )?informacion"
)
_CITES = re.compile(r"\bfuentes?\b|https?://|www\.|\bbit\.ly/|\.gob\.mx|\.org\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reply:
    """What came back to one turn. `facts`, `status` and `doubt` are only known of a bot in this process."""

    texts: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    ms: float = 0.0
    error: str = ""
    facts: tuple[str, ...] = ()
    status: str = ""
    doubt: float | None = None

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(text for text in self.texts if text)

    @property
    def cites(self) -> bool:
        """Whether the reply names a source or gives an address."""
        return _CITES.search(self.text) is not None


@dataclass(frozen=True)
class Verdict:
    """Why a case failed (empty: it passed); what more was wished for (`missed`), if anything was (`wanted`)."""

    reasons: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    wanted: bool = False

    @property
    def passed(self) -> bool:
        """Whether the replies are what the case expects."""
        return not self.reasons


def grade(case: Case, replies: Sequence[Reply]) -> Verdict:
    """Return the verdict on the replies to all turns of a case, in order."""
    reasons = [f"turno {number}: {reply.error}" for number, reply in enumerate(replies, 1) if reply.error]
    missed: list[str] = []
    for expected in case.expectations:
        reply, place = replies[expected.turn], f"turno {expected.turn % len(replies) + 1}"
        if reply.error:
            continue
        judged = _point(case, expected, reply) if case.fact else _turn(case, expected, reply)
        reasons += [f"{place}: {reason}" for reason in judged.reasons]
        missed += judged.missed
    wanted = bool(case.source) or any(expected.wanted for expected in case.expectations)
    return Verdict(tuple(reasons), tuple(missed), wanted)


def _point(case: Case, expected: Expectation, reply: Reply) -> Verdict:
    """Judge the answer to a point question; the addresses of buttons count as said."""
    said = "\n".join([reply.text, *(title for title in reply.buttons if "http" in title or "www." in title)])
    if not said.strip():
        return Verdict(("respuesta vacía",))
    raw, forms = unescape(said), variants(without_links(said), lines=True)
    reasons = _missing(expected.required, forms, raw) + _found(expected.forbidden, forms, raw) + _length(expected, said)
    if any(_NOT_AN_ANSWER.search(form) for form in forms):
        reasons.append("dice que no entendió o que no sabe")
    cited = not case.source or any(raw_pattern(written).search(raw) for written in case.source)
    return Verdict(tuple(reasons), () if cited else (NO_SOURCE,))


def _turn(case: Case, expected: Expectation, reply: Reply) -> Verdict:
    """Judge the reply to a turn of a conversation; buttons count as said where they may be the answer."""
    offers = expected.buttons or case.kind == "clarify"
    if not (reply.text.strip() or (offers and reply.buttons)):
        return Verdict(("respuesta vacía",))
    forms = variants(reply.text)
    shown = forms + (variants("\n".join([reply.text, *reply.buttons])) if offers else ())
    reasons = _missing(expected.required, shown)
    reasons += _found(expected.forbidden, (*forms, fold(reply.text).lower()))
    if expected.abstain and _missing((("@abstain",),), shown):
        reasons.append("no dice que no lo sabe")
    return Verdict(tuple(reasons + _length(expected, reply.text)), tuple(_missing(expected.wanted, shown)))


def _missing(groups: Iterable[Sequence[str]], forms: Sequence[str], raw: str = "") -> list[str]:
    absent = (group for group in groups if not any(_search(written, forms, raw) for written in group))
    return [f"falta {' | '.join(group)[:160]}" for group in absent]


def _found(patterns: Iterable[str], forms: Sequence[str], raw: str = "") -> list[str]:
    found = ((written, _search(written, forms, raw)) for written in patterns)
    return [f"sobra {written[:60]} → «{match[0][-60:]}»" for written, match in found if match]


def _length(expected: Expectation, said: str) -> list[str]:
    too_long = expected.max_chars and len(said) > expected.max_chars
    return [f"muy larga: {len(said)} > {expected.max_chars} caracteres"] if too_long else []


def _search(written: str, forms: Sequence[str], raw: str) -> re.Match[str] | None:
    """Return the first match; `raw` is given for point questions only, whose lines are kept."""
    if written.startswith("url:"):
        return raw_pattern(written).search(raw)
    return next((match for form in forms if (match := pattern(written, lines=bool(raw)).search(form))), None)
