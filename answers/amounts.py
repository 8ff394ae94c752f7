"""Numbers and dates as people write them, in digits or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answers.text import CACHED, fold

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve"
)
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_HUNDREDS = {"cien": 100, "ciento": 100, "quinientos": 500, "quinientas": 500} | {
    f"{stem}cient{ending}": 100 * value
    for stem, value in {"dos": 2, "tres": 3, "cuatro": 4, "seis": 6, "sete": 7, "ocho": 8, "nove": 9}.items()
    for ending in ("os", "as")
}
_NUMBER_WORDS = _UNITS | _TENS | _HUNDREDS
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTHS = tuple(_MONTHS.split())
_MONTH_NUMBER = {name: i + 1 for i, name in enumerate(MONTHS)} | {"setiembre": 9}
_MONTH = "|".join(_MONTH_NUMBER)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) (?:de )?)?\b(?P<month>{_MONTH})\b(?: (?:de |del |del ano |de ano )?(?P<year>(?:19|"
    rf"20)\d\d))?"
    r"|(?<!\d)(?P<only>(?:19|20)\d\d)(?!\d)"
)
_YEAR_IN_WORDS = re.compile(rf"\bdos mil(?: (?:{'|'.join(sorted(_UNITS, key=len, reverse=True))}))?\b")


@lru_cache(maxsize=CACHED)
def numbers(text: str) -> tuple[int, ...]:
    """Return the whole numbers of a text in order, digits or words (``mil cien`` → 1100), ordinals excluded."""
    run = _Run()
    for word in fold(text).split():
        run.read(word)
    run.close()
    return tuple(run.found)


class _Run:
    """The number being read, word by word, and those already read."""

    def __init__(self) -> None:
        self.found: list[int] = []
        self._clear()

    def _clear(self) -> None:
        self._thousands = self._rest = 0
        self._open = self._after_ten = False

    def close(self) -> None:
        """End the number being read, if there is one."""
        if self._open:
            self.found.append(self._thousands + self._rest)
        self._clear()

    def read(self, word: str) -> None:
        """Add a folded word to the number being read, or end that number."""
        if word == "y" and self._after_ten:
            return
        if word == "mil":
            self._thousands, self._rest = max(self._rest, 1) * 1000, 0
            self._open, self._after_ten = True, False
        elif word.isdigit() or word in _NUMBER_WORDS:
            value = int(word) if word.isdigit() else _NUMBER_WORDS[word]
            if not self._takes(value):
                self.close()
            self._rest, self._open, self._after_ten = self._rest + value, True, word in _TENS
        else:
            self.close()

    def _takes(self, value: int) -> bool:
        """Return True when the value goes on the number: "treinta" and 5, "mil" and 100, "doscientos" and 40."""
        if not self._open:
            return False
        after_hundreds = self._rest % 100 == 0 < self._rest and value < 100
        after_thousands = bool(self._thousands) and self._rest == 0
        return (self._after_ten and value < 10) or after_thousands or after_hundreds


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time as precise as it was given: a year, a month or a day (0 = not given)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, iso: str) -> Moment:
        """Return the moment written ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        year, month, day = [*(int(part) for part in iso.split("-")), 0, 0][:3]
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    def matches(self, other: Moment) -> bool:
        """Return True when neither contradicts the other, at the precision both have (year 0 = not said)."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(not a or not b or a == b for a, b in pairs)

    @property
    def iso(self) -> str:
        """The moment as ``parse`` reads it, to the precision that is known: 2011, 2011-09 or 2014-01-29."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month else ""
        if self.day:
            return f"{self.day} de {month} de {self.year}"
        return f"{month} de {self.year}" if month else str(self.year)


def moments(text: str) -> tuple[Moment, ...]:
    """Return the dates a question names, in order; a day and month without year have ``year`` 0."""
    text = _NUMERIC_DATE.sub(_spelled, _ISO_DATE.sub(r"\3/\2/\1", text))
    folded = fold(re.sub(r"(\d)-(?=\d)", r"\1 / ", text))
    found = []
    for match in _DATE.finditer(_years_in_digits(folded)):
        if match["only"]:
            found.append(Moment(int(match["only"])))
        else:
            found.append(Moment(int(match["year"] or 0), _MONTH_NUMBER[match["month"]], int(match["day"] or 0)))
    return tuple(found)


def _spelled(date: re.Match[str]) -> str:
    """Return a numeric date (29/01/2014) in words, or as it was when its month is none."""
    day, month, year = (int(part) for part in date.groups())
    return f"{day} de {MONTHS[month - 1]} de {year}" if 1 <= month <= 12 else date.group()


def _years_in_digits(folded: str) -> str:
    """Return folded text with spelled-out years (``dos mil catorce``) as digits."""
    return _YEAR_IN_WORDS.sub(lambda match: str(numbers(match.group())[0]), folded)
