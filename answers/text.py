"""Reading Spanish as people type it: folding, words, sounds and stems.

Everything here is pure and works on *folded* text: lower case, no accents, one space between words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CACHED = 4096  # texts: those of the facts, which are read again for every question, and some of what people write
_LETTER_RUN = re.compile(r"([a-z])\1{2,}")
_LOOSE_ACCENT = re.compile(r"(?<=[A-Za-z])[´`¨]")
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"(?<![\d.,/-])(\d{1,3})[.,](\d{3})(?![\d.,/-])")
_ENDING = re.compile(
    r"(?:aciones|acion|iciones|icion|ciones|cion|amiento|imiento|mente|idades|idad|ando|iendo|aron|ieron|aban|aba|"
    r"adas|ados|ada|ado|idas|idos|ida|ido|ares|ar|er|ir|es|as|os|a|e|o|s)$"
)

# Short spellings of phone keyboards. Only forms that are not Spanish words of their own.
SHORT_FORMS = {
    "q": "que", "k": "que", "ke": "que", "qe": "que", "xq": "por que", "xk": "por que", "pq": "por que",
    "porq": "por que", "porke": "por que", "kien": "quien", "qn": "quien", "kienes": "quienes", "qien": "quien",
    "d": "de", "dl": "del", "pa": "para", "x": "por", "cm": "como", "kual": "cual", "kuando": "cuando",
    "cdo": "cuando", "cndo": "cuando", "kuanto": "cuanto", "kuanta": "cuanta", "kuantos": "cuantos",
    "kuantas": "cuantas", "cuants": "cuantos", "cto": "cuanto", "ctos": "cuantos", "onde": "donde",
    "tmb": "tambien", "tb": "tambien", "tmbn": "tambien", "bn": "bien", "pls": "por favor", "plis": "por favor",
    "porfa": "por favor", "porfis": "por favor", "xfa": "por favor", "grax": "gracias", "grs": "gracias",
    "info": "informacion", "part": "participantes", "gob": "gobierno", "mex": "mexico", "aser": "hacer",
    "aga.": "aga", "s": "es", "nomas": "nada mas", "c": "se", "m": "me", "n": "en", "pos": "pues", "komo": "como",
    "sta": "esta", "iso": "hizo", "ase": "hace", "asen": "hacen", "fexa": "fecha", "edo": "estado",
    "qntos": "cuantos", "qntas": "cuantas", "qnto": "cuanto", "qnts": "cuantos", "kntos": "cuantos", "kntas": "cuantas",
    "knto": "cuanto", "kndo": "cuando", "qndo": "cuando", "qdo": "cuando", "dnd": "donde", "dnde": "donde",
    "soc": "sociedad", "internac": "internacionales", "art": "articulo",
}  # fmt: skip
EMOJI = {
    "👋": " hola ", "👍": " ok ", "🙏": " gracias ", "❤": " gracias ",
    "😂": " jaja ", "🤣": " jaja ", "😄": " jaja ", "😅": " jaja ",
}  # fmt: skip


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list separated by spaces."""
    return frozenset(listed.split())


STOPWORDS = word_set(
    "a al algo ante asi aun cada como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos de del "
    "desde donde dos e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estan estas este esto "
    "estos fue fueron ha haber habia han hasta hay hubo la las le les lo los mas me mi mis mucho muy nada ni no nos "
    "o otra otras otro otros para pero poco por porque pues que quien quienes se sea ser si sin sobre solo son su "
    "sus tal tambien tan te tenia tiene tienen toda todas todo todos tu tuvo un una uno unos y ya yo cierto verdad "
    "acaso oye hola dime digame quiero saber favor podrias puedes quisiera gustaria necesito fueron sido segun dice "
    "dijo dicen"
)


def strip_accents(text: str) -> str:
    """Return ``text`` without diacritics (``ñ`` becomes ``n``), otherwise unchanged."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=CACHED)
def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, punctuation or stretched letters, single-spaced.

    >>> fold("¿CUÁNTAAAS  personas, en el 2º plan?")
    'cuantas personas en el 2o plan'
    """
    for sign, spoken in EMOJI.items():
        text = text.replace(sign, spoken) if sign in text else text
    folded = strip_accents(_LOOSE_ACCENT.sub("", text).replace("º", "o").replace("°", "o").replace("ª", "a")).lower()
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


@lru_cache(maxsize=CACHED)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning, for comparing texts."""
    return frozenset(stem(word) for word in words(text) if word not in STOPWORDS and (len(word) > 2 or word.isdigit()))


def stem(word: str) -> str:
    """Return a crude Spanish stem of a folded word: plural, gender and common verb endings cut off."""
    if word.isdigit() or len(word) < 5:
        return word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 4 else word[:4]
