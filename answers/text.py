"""Reading Spanish as people type it: folding, words, numbers and dates.

Everything here is pure and works on *folded* text: lower case, no accents, one space between words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_LETTER_RUN = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"(?<![\d.,/-])(\d{1,3})[.,](\d{3})(?![\d.,/-])")

# Short spellings of phone keyboards. Only forms that are not Spanish words of their own.
SHORT_FORMS = {
    "q": "que", "k": "que", "ke": "que", "qe": "que", "xq": "por que", "xk": "por que", "pq": "por que",
    "porq": "por que", "porke": "por que", "kien": "quien", "qn": "quien", "kienes": "quienes", "qien": "quien",
    "d": "de", "dl": "del", "pa": "para", "x": "por", "cm": "como", "kual": "cual", "kuando": "cuando",
    "cdo": "cuando", "cndo": "cuando", "kuanto": "cuanto", "kuanta": "cuanta", "kuantos": "cuantos",
    "kuantas": "cuantas", "cuants": "cuantos", "cto": "cuanto", "ctos": "cuantos", "onde": "donde", "tmb": "tambien",
    "tb": "tambien", "tmbn": "tambien", "bn": "bien", "pls": "por favor", "plis": "por favor", "porfa": "por favor",
    "porfis": "por favor", "xfa": "por favor", "grax": "gracias", "grs": "gracias", "info": "informacion",
    "part": "participantes", "gob": "gobierno", "mex": "mexico", "aser": "hacer", "aga.": "aga", "s": "es",
    "nomas": "nada mas", "c": "se", "m": "me", "n": "en", "pos": "pues", "komo": "como", "sta": "esta",
    "iso": "hizo", "ase": "hace", "asen": "hacen", "fexa": "fecha", "edo": "estado", "soc": "sociedad", "internac": "internacionales", "art": "articulo",
}  # fmt: skip

EMOJI = {"👋": " hola ", "👍": " ok ", "🙏": " gracias ", "❤": " gracias ", "😂": " jaja ", "🤣": " jaja ", "😄": " jaja ", "😅": " jaja "}

_UNITS = dict(
    zip(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
        "veintiocho veintinueve".split(),
        range(30),
        strict=True,
    )
)
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_HUNDREDS = {"cien": 100, "ciento": 100, "quinientos": 500, "quinientas": 500} | {
    f"{stem}cient{ending}": 100 * value
    for stem, value in {"dos": 2, "tres": 3, "cuatro": 4, "seis": 6, "sete": 7, "ocho": 8, "nove": 9}.items()
    for ending in ("os", "as")
}
_NUMBER_WORDS = _UNITS | _TENS | _HUNDREDS
MONTHS = ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre").split()
_MONTH_NUMBER = {name: i + 1 for i, name in enumerate(MONTHS)} | {"setiembre": 9}
_MONTH = "|".join(_MONTH_NUMBER)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def strip_accents(text: str) -> str:
    """Return ``text`` without diacritics (``ñ`` becomes ``n``), otherwise unchanged."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, punctuation or stretched letters, single-spaced.

    >>> fold("¿CUÁNTAAAS  personas, en el 2º plan?")
    'cuantas personas en el 2o plan'
    """
    for sign, spoken in EMOJI.items():
        text = text.replace(sign, spoken) if sign in text else text
    folded = strip_accents(text.replace("º", "o").replace("°", "o").replace("ª", "a")).lower()
    folded = _THOUSANDS.sub(r"\1\2", folded)
    return " ".join(_LETTER_RUN.sub(r"\1", word) if len(word) > 3 else word for word in _WORD.findall(folded))


def expand(folded: str) -> str:
    """Return folded text with the short spellings of phones written out (``q`` → ``que``)."""
    return " ".join(SHORT_FORMS.get(word, word) for word in folded.split())


def words(text: str) -> tuple[str, ...]:
    """Return the folded, expanded words of ``text``."""
    return tuple(expand(fold(text)).split())


def sound(word: str) -> str:
    """Return a key that is equal for spellings that sound alike in Mexico (``govierno`` and ``gobierno``)."""
    key = word.replace("ch", "ç").replace("qu", "k").replace("ll", "y").replace("h", "").replace("v", "b")
    key = re.sub(r"n(?=[bp])", "m", re.sub(r"gu(?=[ei])", "g", key))
    key = re.sub(r"c(?=[ei])|z|x", "s", key)
    key = re.sub(r"g(?=[ei])", "j", key).replace("c", "k").replace("q", "k").replace("w", "u")
    return re.sub(r"(.)\1+", r"\1", key.replace("y", "i"))


def numbers(text: str) -> tuple[int, ...]:
    """Return the whole numbers of a text in order, digits or words (``mil cien`` → 1100), ordinals excluded."""
    found: list[int] = []
    total = current = 0
    open_run = last_ten = False

    def close() -> None:
        nonlocal total, current, open_run, last_ten
        if open_run:
            found.append(total + current)
        total, current, open_run, last_ten = 0, 0, False, False

    for word in fold(text).split():
        if word == "y" and last_ten:
            continue
        if word == "mil":
            total, current, open_run, last_ten = max(current, 1) * 1000, 0, True, False
        elif word.isdigit() or word in _NUMBER_WORDS:
            value = int(word) if word.isdigit() else _NUMBER_WORDS[word]
            joins = open_run and (last_ten and value < 10 or current == 0 and total or current % 100 == 0 < current and value < 100)
            if not joins:
                close()
            current, open_run, last_ten = current + value, True, word in _TENS
        else:
            close()
    close()
    return tuple(found)


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

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month else ""
        if self.day:
            return f"{self.day} de {month} de {self.year}"
        return f"{month} de {self.year}" if month else str(self.year)


def moments(text: str) -> tuple[Moment, ...]:
    """Return the dates a question names, in order; a day and month without year have ``year`` 0."""
    text = _NUMERIC_DATE.sub(_spelled, _ISO_DATE.sub(r"\3/\2/\1", text))
    folded = fold(re.sub(r"(\d)-(?=\d)", r"\1 / ", text))
    pattern = re.compile(
        rf"(?:(?P<day>\d{{1,2}}) (?:de )?)?(?P<month>{_MONTH})(?: (?:de |del |del ano |de ano )?(?P<year>(?:19|20)\d\d))?"
        r"|(?<!\d)(?P<only>(?:19|20)\d\d)(?!\d)"
    )
    found = []
    for match in pattern.finditer(_years_in_digits(folded)):
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
    pattern = re.compile(r"\bdos mil(?: (?:%s))?\b" % "|".join(sorted(_UNITS, key=len, reverse=True)))
    return pattern.sub(lambda m: str(numbers(m.group())[0]), folded)


STOPWORDS = frozenset(
    "a al algo ante asi aun cada como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos de del desde donde dos e el "
    "ella ellas ellos en entre era eran es esa esas ese eso esos esta estan estas este esto estos fue fueron ha haber habia han "
    "hasta hay hubo la las le les lo los mas me mi mis mucho muy nada ni no nos o otra otras otro otros para pero poco por porque "
    "pues que quien quienes se sea ser si sin sobre solo son su sus tal tambien tan te tenia tiene tienen toda todas todo todos "
    "tu tuvo un una uno unos y ya yo cierto verdad acaso oye hola dime digame quiero saber favor podrias puedes quisiera "
    "gustaria necesito fueron sido segun dice dijo dicen".split()
)


def content(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning, for comparing texts."""
    return frozenset(stem(word) for word in words(text) if word not in STOPWORDS and (len(word) > 2 or word.isdigit()))


def stem(word: str) -> str:
    """Return a crude Spanish stem of a folded word: plural, gender and common verb endings cut off."""
    if word.isdigit() or len(word) < 5:
        return word
    cut = re.sub(
        r"(?:aciones|acion|iciones|icion|ciones|cion|amiento|imiento|mente|idades|idad|ando|iendo|aron|ieron|aban|aba|"
        r"adas|ados|ada|ado|idas|idos|ida|ido|ares|ar|er|ir|es|as|os|a|e|o|s)$",
        "",
        word,
    )
    return cut if len(cut) >= 4 else word[:4]
