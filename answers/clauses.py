"""Cutting a message into the questions it holds."""

from __future__ import annotations

import re

from answers.text import fold

_GREETING = re.compile(
    r"^\W*(?:(?:hola+|holi|buen[oa]s?(?: (?:d[ií]as?|tardes?|noches?))?|buen d[ií]a|qu[eé] tal|oye|oigan?|"
    r"disculp[ae]n?|perd[oó]n|una duda|una pregunta)"
    r"[\s,.;:!¡]+)+(?=\S+\s+\S+)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^.{0,200}?\b(?:soy|somos|estoy|ando|trabajo|represento|estudio|escribo|tengo|dejaron|pidieron|encargaron)\b.{0,160}?"
    r"\b(?:quiero|quisiera|quer[ií]a|necesito|me gustar[ií]a|me interesa|me urge|deseo|busco)\s+"
    r"(?:saber|conocer|entender|preguntar\w*|averiguar|confirmar|verificar|investigar)\b[\s,:]*(?:si\s+)?",
    re.IGNORECASE | re.DOTALL,
)
_STATEMENT = re.compile(r"^(?:hola\W+)?(?:soy|somos|estoy|trabajo|estudio|ando)\b[^.?!¿]{0,120}[.!]\s+", re.IGNORECASE)
_THANKS = re.compile(
    r"[\s,.;]+(?:me (?:ayudan?|ayudas|apoyan?|apoyas|orientan?|orientas)|por ?fa\w*|por favor|xfa\w*|pl[isz]+|"
    r"(?:muchas |de antemano )?gracias(?: de antemano)?|grax|saludos)[\s?!¿¡.]*$",
    re.IGNORECASE,
)
_POLITELY = re.compile(
    r"^\W*(?:ser[ií]an? tan amables? de |si )?(?:me|nos) (?:puede[ns]?|podr[ií]a[ns]?|har[ií]a el favor de) "
    r"(?:decir|indicar|informar|explicar|compartir|aclarar|contar|confirmar)\s+(?:si\s+)?(?=(?:\S+\s+){2}\S)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"^\W*(?:(?:(?:no[\s,]+)?mejor (?:dime|d[ií]game|cu[eé]ntame|expl[ií]came)|(?:no[\s,]+)?mejor(?=,)|"
    r"ahora (?:dime|bien|s[ií])|otra (?:cosa|pregunta|duda)|cambiando de tema|por cierto|a ver|bueno y|"
    r"oye y|ok y|ah ok|ok(?:ay)?|va)[\s,.:;]+)+"
    r"(?=\S+\s+\S+\s+\S+)",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:(?:a|en|de|desde|hasta|con|por|para|entre|sobre) )?(?:cu[aá]ndo|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|"
    r"cu[aá]l(?:es)?|c[oó]mo|d[oó]nde|q|k|xq|kien(?:es)?|kuant[oa]s?|qu[eé])\b"
)
_NUMBERED = r"\d\s?(?:\.-|[).])\s+"
_AND = re.compile(
    rf"\s*(?:[,;]\s*)?(?:\by|\be|\badem[aá]s|\btambi[eé]n|\bas[ií] como|[,;:])\s+(?=¿?\s*{_ASKING})|"
    rf"\?+\s*(?=\S)|\s*[.;]\s*(?=¿)|\s*\n\s*(?:{_NUMBERED}|[-•*]\s*)?(?=\S)|\s+\+\s*(?=\S)|(?:^|\s+){_NUMBERED}(?=\S)|"
    rf"\s+\d\s+(?={_ASKING})",
    re.IGNORECASE,
)
_NUMBERS_A_THING = re.compile(r"\b(?:plan|etapa|eje|fase|compromiso|art[ií]culo|n[uú]mero|estrategia)$", re.IGNORECASE)
_FIRST_OF_A_LIST = re.compile(rf"^\W*1{_NUMBERED[2:]}|.*[:,]\s*1{_NUMBERED[2:]}", re.DOTALL)
_BARE_NUMBER = re.compile(r"\s+\d\s+")
_NUMBERED_BARE = re.compile(rf"\b1\s+{_ASKING}.*\b2\s+{_ASKING}", re.IGNORECASE | re.DOTALL)
_LISTED = re.compile(r"\d\s?[.)]|\+")
_RELATIVE_QUE = re.compile(
    r"^(?:q|k|qu[eé])\s+(?!es\b|son\b|fue\b|significa|pas[oó]|dice|dijo|hace|hizo|le toca|incorpora|"
    r"objetiv|resultad|tip|organ|instit|plan|a[nñ]o|fecha|tem|eje|ley|"
    r"art|d[ií]a|autor|pa[ií]s|dependencia|etapa|princip|pilar|criteri|compromis|documento|busca|buscó|quer[ií]a|"
    r"pretend|propon|propus|logr|plante)",
    re.IGNORECASE,
)
_ONLY_ASKING = re.compile(rf"^\W*{_ASKING}\W*$", re.IGNORECASE)
_LEADING_ASKING = re.compile(rf"^\W*{_ASKING}\s*", re.IGNORECASE)
_ASKS_SOMETHING = re.compile(
    rf"\b{_ASKING}|\b(?:dime|dame|expl[ií]ca\w*|h[aá]bla\w*|cu[eé]nta\w*|plat[ií]ca\w*|quiero|quisiera|necesito|"
    r"me (?:puedes?|podr[ií]as?)|es cierto|verdad)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\W*(?:(?:de|en|por) )?(?P<asks>cu[aá]nt[oa]s) "
    r"(?!(?:en|de|del|por|para|con|fueron|eran|son|hubo)\b)(?P<noun>\w+)",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(r"^\W*cu[aá]nt[oa]s (?=(?:en|de|del|por|para|con)\b)", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:en|del|durante|hubo|hay|se|particip\w+|son|\w+(?:aron|ieron|aban|[ií]an))\b", re.IGNORECASE)
_PRETEXT = re.compile(
    r"^\W*(?:para (?:una?|el|la|mi|unos|unas) |estoy |ando |me (?:toc|pid|encarg|dej|urge))",
    re.IGNORECASE,
)
_ASKS_WELL = re.compile(r"\b(?:saber|qui[eé]n\w*|cu[aá]nd\w+|cu[aá]nt\w+|cu[aá]l\w*|c[oó]mo|d[oó]nde)\b", re.IGNORECASE)
_WHICH_IS_IT = re.compile(r"^\W*cu[aá]l (?:es|era|fue|ser[ií]a)\W*$", re.IGNORECASE)
_NO_TOPIC = re.compile(
    r"\b(?:necesito|quiero|preguntas?|dudas?|urge|saber|cosas?|tarea|favor|hola|gracias|soy|estoy)\b", re.IGNORECASE
)
_JOINED = re.compile(
    r"\s+(?:y|e|adem[aá]s de|as[ií] como)\s+(?:tambi[eé]n\s+)?(?:de\s+)?|\s*,\s*(?:y\s+)?", re.IGNORECASE
)
_TOPIC_FIRST = re.compile(r"^(?P<topic>[^:,?\n]{4,60})\s*[:,]\s*(?P<rest>.+)$", re.DOTALL)
_SETTING = re.compile(
    r"^\W*(?:en|del?|sobre|para|con|seg[uú]n|y|ya|a|por|pero|ok|va|no|volviendo|regresando|bueno|entonces|oye|otra)\b",
    re.IGNORECASE,
)
MOST = 5
LONGEST_NAME = 7
SHORT_TOPIC = 3
MOST_WORDS_IN_HALVES = 16


def split(message: str) -> list[str]:
    """Return the questions of a message in order, at most five; the whole message when it holds one.

    Greetings and statements between the questions are left out. A bare question word shares the rest of its neighbour:
    "¿cuándo y dónde se publicó?" gives "¿cuándo se publicó?" and "dónde se publicó?".
    """
    text = _THANKS.sub("", _GREETING.sub("", message.strip())) or message.strip()
    text = _MARKER.sub("", _POLITELY.sub("", text))
    pieces = [re.sub(rf"^{_NUMBERED}", "", piece.strip()) for piece in _cut(text)]
    pieces = [piece for piece in pieces if len(fold(piece)) > 1 and not piece.rstrip().endswith(":")]
    if pieces and pieces[0] == _topic(text):
        del pieces[0]
    listed = bool(_NUMBERED_BARE.search(text)) or any(_LISTED.search(cut.group()) for cut in _AND.finditer(text))
    asking = [piece for piece in pieces if listed or piece.endswith("?") or _ASKS_SOMETHING.search(piece)]
    if len(asking) > 1 and asking[0] is pieces[0] and _is_pretext(asking):
        del asking[0]
    if len(asking) > 1 and _WHICH_IS_IT.match(asking[-1]):
        del asking[-1]
    if asking and asking[0] is not pieces[0] and _names_a_thing(pieces[0]) and not _PRETEXT.match(pieces[0]):
        asking.insert(0, pieces[0])
    if (len(pieces) < 2 and not _topic(text)) or not asking or len(asking) > MOST:
        return [text]
    return _about(_topic(text) or _setting(pieces, asking), _share(asking))


def _is_pretext(asking: list[str]) -> bool:
    """Return True when the first piece only tells what the others are asked for: "para mi tesis, ¿…?"."""
    first, *others = asking
    told = _PRETEXT.match(first) and not first.endswith("?")
    return bool(told) and (not _ASKS_WELL.search(first) or any(piece.endswith("?") for piece in others))


def without_preamble(message: str) -> tuple[str, str]:
    """Return what people say of themselves before they ask, and the question: "soy maestra y quiero saber", "…".

    The first is empty when the message has no such beginning.
    """
    found = _PREAMBLE.match(message) or _STATEMENT.match(message)
    return (found.group(), message[found.end() :]) if found and len(message) > found.end() + 8 else ("", message)


def _names_a_thing(piece: str) -> bool:
    """Return True for a short request without a verb before a question: "etapas del cuarto plan (y quién las hizo)"."""
    return 2 <= len(fold(piece).split()) <= LONGEST_NAME and not (_NO_TOPIC.search(piece) or _SETTING.search(piece))


def _cut(text: str) -> list[str]:
    """Return the text cut where a question ends or another begins; a piece that ends in "?" keeps it."""
    pieces: list[str] = []
    start = 0
    for cut in _AND.finditer(text):
        rest, sure = text[cut.end() :].lstrip("¿ "), re.search(r"[?\n+\d]", cut.group())
        if _BARE_NUMBER.fullmatch(cut.group()) and not _NUMBERED_BARE.search(text):
            continue
        listed = "\n" in cut.group() or _FIRST_OF_A_LIST.match(text)
        if re.search(r"\d", cut.group()) and not listed and _NUMBERS_A_THING.search(text[: cut.start()]):
            continue
        if not sure and (_RELATIVE_QUE.match(rest) or _too_short(text[start : cut.start()])):
            continue
        piece = text[start : cut.start()] + ("?" if "?" in cut.group() else "")
        if not (":" in cut.group() and _NO_TOPIC.search(piece)):
            pieces.append(piece)
        start = cut.end()
    return [*pieces, text[start:]]


def _topic(text: str) -> str:
    """Return what a message names before it asks: "plan 4" of "plan 4: cuánto duró, cuántos fueron"; "" without it."""
    found = _TOPIC_FIRST.match(text)
    topic = found["topic"] if found else ""
    if found and text[found.end("topic") :].lstrip().startswith(",") and len(topic.split()) > SHORT_TOPIC:
        return ""
    return "" if _ASKS_SOMETHING.search(topic) or _NO_TOPIC.search(topic) or _PRETEXT.match(topic) else topic


def _setting(pieces: list[str], asking: list[str]) -> str:
    """Return where the questions are set: "en el segundo plan" of "en el segundo plan, ¿cuándo…?"; "" without it."""
    first = pieces[0]
    short = len(fold(first).split()) <= LONGEST_NAME
    return first if first not in asking and short and _SETTING.search(first) and not _NO_TOPIC.search(first) else ""


def _about(topic: str, pieces: list[str]) -> list[str]:
    """Return the pieces, each with the topic of the message."""
    return [piece if not topic or piece.startswith(topic) else f"{topic}: {piece}" for piece in pieces]


def _too_short(head: str) -> bool:
    """Return True when the text before a cut is no question of its own ("y cuándo" keeps its bare question word)."""
    return len(fold(head).split()) < 2 and not _ONLY_ASKING.match(head)


def _share(pieces: list[str]) -> list[str]:
    """Return the pieces, each with what it leaves to its neighbours.

    A bare question word gets the rest of the piece that follows ("cuándo y dónde se publicó"); "cuántas en línea", what
    the one before counts ("cuántas personas de forma presencial y cuántas en línea"); and "cuántas universidades", what
    the last says of all ("cuántas universidades y cuántas dependencias participaron en el cuarto plan").
    """
    if len(pieces) > 1 and _ONLY_ASKING.match(pieces[0]):
        pieces[0] = f"{pieces[0]} {_LEADING_ASKING.sub('', pieces[1])}"
    counted = [_COUNTED.match(piece) for piece in pieces]
    tail = pieces[-1][counted[-1].end() :].strip() if counted[-1] else ""
    if _OF_ALL.match(tail):
        whole = (found and found.end() == len(piece) for found, piece in zip(counted, pieces, strict=True))
        pieces = [f"{piece} {tail}" if bare else piece for bare, piece in zip(whole, pieces, strict=True)]
    for i in range(1, len(pieces)):
        if before := _COUNTED.match(pieces[i - 1]):
            pieces[i] = _UNCOUNTED.sub(f"{before['asks']} {before['noun']} ", pieces[i])
    return pieces


def halves(message: str) -> list[str]:
    """Return the parts that "y" or a comma joins in a short request: "segundo plan: metodología y objetivo".

    They may be two questions or one; only what is understood of each can tell. Empty when there is nothing to part.
    """
    text = _GREETING.sub("", message.strip().rstrip("?¿. ")) or message.strip()
    if not 3 <= len(fold(text).split()) <= MOST_WORDS_IN_HALVES:
        return []
    topic = _TOPIC_FIRST.match(text)
    prefix = f"{topic['topic']} " if topic and not _ASKS_SOMETHING.search(topic["topic"]) else ""
    parts = [part.strip() for part in _JOINED.split(topic["rest"] if prefix and topic else text)]
    parts = [part for part in parts if len(fold(part)) > 2]
    if not 2 <= len(parts) <= MOST:
        return []
    head = re.match(r"^(.*?\b(?:de|del|la|el|los|las)\s+)", parts[0], re.IGNORECASE)
    if not prefix and head and re.match(r"^(?:la|el|los|las)?\s*(?:de|del)\b", parts[-1], re.IGNORECASE):
        parts[1:] = [
            re.sub(r"^(?:la|el|los|las)?\s*(?=(?:de|del)\b)", _before_de(parts[0]), part) for part in parts[1:]
        ]
    return [prefix + part for part in parts]


def _before_de(text: str) -> str:
    """Return what stands before the first "de" of a phrase: "la definición " of "la definición de la ocde"."""
    found = re.match(r"^(.*?)\b(?:de|del)\b", text, re.IGNORECASE)
    return found.group(1) if found else ""
