"""The figures that a question claims: how many, of what, and whether it says "more than", "at least", "almost"…"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from answers.amounts import moments, numbers
from answers.concepts import concepts
from answers.question import Clause

_RELATIONS = (
    (">=", r"(?<!no )lleg(?:o|aron|a|an) a(?: ser)?(?: l[oa]s)?|"
           r"al menos|por lo menos|(?:como )?minimo(?: de)?|cuando menos|no menos de|desde|arriba de los? menos"),
    ("<=", r"a lo (?:mas|mucho)|cuando mucho|como maximo|(?:un )?maximo de|no mas de|hasta"),
    (">", r"mas de|mas que|mayor (?:a|de|que)|arriba de|encima de|super\w+(?: a)?(?: l[oa]s)?|"
          r"pas(?:o|aron|a|an|aba) de(?: l[oa]s)?|rebas\w+(?: l[oa]s)?|excedi\w+(?: l[oa]s)?"),
    ("<", r"menos de|menos que|menor (?:a|de|que)|debajo de|abajo de|ni siquiera|no lleg(?:o|aron|an|"
    r"a) (?:ni )?a(?: l[oa]s)?|"
          r"ni"),
    ("~", r"casi|cerca de|alrededor de|aproximadamente|mas o menos|unos|unas|como unos|como unas|como|aprox|"
          r"poco (?:mas|menos) de"),
)  # fmt: skip
_BEFORE = tuple(
    (sign, re.compile(rf"\b(?:{pattern})(?: (?:l[oa]s|un[oa]?|unos|unas))*$")) for sign, pattern in _RELATIONS
)
_UNITS = {"ano": 12.0, "anos": 12.0, "mes": 1.0, "meses": 1.0, "semestre": 6.0, "semanas": 7 / 30.44, "dias": 1 / 30.44,
          "dia": 1 / 30.44, "semana": 7 / 30.44, "trimestre": 3.0}  # fmt: skip
_WORDED = (
    (
        re.compile(
            r"\b(?:l[oa]s|es[oa]s) (?:dos|tres|cuatro|[2-4])(?= (?:se|fue\w*|son|eran|hay|hubo|tien\w+|tuv\w+|hab\w+|"
            r"particip\w+)\b|$)"
        ),
        "ambos",
    ),
    (re.compile(r"\b(?:un )?ano y medio\b"), "18 meses"),
    (re.compile(r"\b(\d+) anos y medio\b"), r"\1 anos"),
    (re.compile(r"\bmedio ano\b"), "6 meses"),
    (re.compile(r"\bun (ano|mes|semestre|trimestre)\b"), r"1 \1"),
    (re.compile(r"\buna semana\b"), "1 semana"),
    (re.compile(r"\buna? decena de\b|\buna? decena\b"), "10"),
    (re.compile(r"\buna? docena de\b|\buna? docena\b"), "12"),
    (re.compile(r"\bun centenar de\b"), "100"),
    (re.compile(r"\bun millar de\b"), "1000"),
)
_AFTER = re.compile(r"^(?:de |del |las |los |y pico |o mas )*((?:\w+ ?){1,5})")
_OR_MORE = re.compile(r"^(?:\w+ ){0,5}?o (mas|menos)\b(?! menos)")
APPROXIMATELY = 0.1
BETWEEN = 0.4
FAR = 1.25


class Verdict(Enum):
    """What the facts say of the claim in a question."""

    NO_CLAIM = "no claim"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class Claim:
    """A figure that a question claims: its relation (=, >, >=, <, <=, ~), the figure and the concepts that follow it.

    ``months`` is the figure in months when it is of time, else 0.
    """

    relation: str
    number: int
    of: frozenset[str] = frozenset()
    months: float = 0.0

    def holds(self, known: float, at_least: bool = False) -> bool:
        """Return True when a known figure bears the claim out; ``at_least``: it is a floor ("más de 1,100")."""
        number = self.months or self.number
        match self.relation:
            case ">":
                return known > number or (at_least and known >= number)
            case ">=":
                return known >= number
            case "<":
                return known < number
            case "<=":
                return known < number or (known == number and not at_least)
            case "~":
                return abs(known - number) <= APPROXIMATELY * max(known, number)
        return round(known) == number if self.months else known == number

    def verdict(self, known: float, at_least: bool = False) -> Verdict:
        """Return what a known figure says of the claim; UNSURE when the figure is a floor not far below the claim."""
        number = self.months or self.number
        if at_least and self.relation not in {"=", "~"} and known < number <= FAR * known:
            return Verdict.UNSURE
        if self.months and self.relation == "=" and BETWEEN < abs(known - number) < 1 - BETWEEN:
            return Verdict.UNSURE
        return Verdict.RIGHT if self.holds(known, at_least) else Verdict.WRONG


def claims(clause: Clause) -> list[Claim]:
    """Return the figures that a question claims, in order; ordinals, dates and the names of objects apart."""
    named = {i: m.kind for m in clause.mentions for i in range(m.first, m.last)}
    taken = {i for i, kind in named.items() if kind == "plan" or numbers(clause.words[i])}
    text = " ".join("·" if i in taken else word for i, word in enumerate(clause.words))
    for pattern, digits in _WORDED:
        text = pattern.sub(digits, text)
    days = {m.day for m in moments(clause.text) if m.day}
    said, found = text.split(), []
    i = 0
    while i < len(said):
        size = next((n for n in (6, 5, 4, 3, 2, 1) if _whole_number(said[i : i + n])), 0)
        if not size:
            i += 1
            continue
        number = numbers(" ".join(said[i : i + size]))[0]
        claim = _claim(" ".join(said[:i]), number, said[i + size :], size == 1 and said[i] in {"uno", "un", "una"})
        year = 1900 < number < 2100 and (claim is None or claim.relation not in {">", "<"})
        if claim and number not in days and not year:
            found.append(claim)
        i += size
    return found


def _whole_number(said: list[str]) -> bool:
    return (
        bool(said)
        and said[0] != "y"
        and said[-1] != "y"
        and len(numbers(" ".join(said))) == 1
        and (len(said) == 1 or all(w == "y" or numbers(w) for w in said))
    )


def _claim(before: str, number: int, after: list[str], bare_one: bool) -> Claim | None:
    if bare_one:
        return None
    relation = next((sign for sign, pattern in _BEFORE if pattern.search(before)), "=")
    unit = _UNITS.get(after[0], 0.0) if after else 0.0
    if relation == "=" and (limit := _OR_MORE.search(" ".join(after[:6]))):
        relation = ">=" if limit.group(1) == "mas" else "<="
    of = concepts([w for w in after[:1] if w not in {"y", "o"}] or []) or concepts(after[:3])
    return Claim(relation, number, of, number * unit)
