"""Computations in time: how long between two events, how long one took and what came first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from answers.amounts import Moment, moments
from answers.answer import Chart, Reply, Span
from answers.compute import computation, computed
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import phrase, statement
from answers.text import content
from answers.vocabulary import NOT_A_PLAN

# What dates an object best, first to last; the words of the question may prefer another.
_DATES = (
    "fecha_presentacion", "salida_fecha", "fundacion", "memorando_fecha", "publicacion_fecha", "definicion_anio",
    "documento_anio", "ampliado_inicio", "duracion", "inicio", "fin", "actualidad", "vigencia", "dialogo",
)  # fmt: skip
YEAR = 12
HALF_A_MONTH = 8
NEARLY_A_MONTH = 25
# What the date of a plan is of, first to last: the source gives the presentation of some, and not of others.
_OF_A_PLAN = {
    "publicacion_fecha": "publicación", "fecha_presentacion": "presentación", "duracion": "construcción",
    "inicio": "inicio", "fin": "fin",
}  # fmt: skip
_HOME_OF = {"gobierno_espia": "nosc", "obama": "memorando", "declaracion": "aga"}
_LEAVING = re.compile(
    r"\b(?:sal(?:i\w+|ga\w*|e|en|ida)|retir\w+|fuer\w+|fue|abandon\w+)\b(?: \w+){0,3} "
    r"(?:organizaciones|ongs?|oscs?|asociaciones|sociedad civil|nucleo)\b"
    r"|\b(?:organizaciones|ongs?|oscs?|asociaciones|sociedad civil)(?: \w+){0,2} "
    r"(?:se )?(?:sal(?:i\w+|ga\w*)|retir\w+|abandon\w+)\b"
)
_AWAY = re.compile(r"\b(?:ausen\w+|fuera|alejad\w+|regres\w+|volv\w+|reanud\w+|reincorpor\w+)\b")
_ENDS = re.compile(r"\b(?:termin\w*|cierre|cerr(?:o|aron|ar)|fin|final|finaliz\w*|conclu\w*|acab\w*)\b")
_BARE = {
    "primero": "primero", "segundo": "segundo", "tercero": "tercero", "cuarto": "cuarto", "ultimo": "cuarto",
    "reciente": "cuarto", "nuevo": "cuarto", "viejo": "primero", "antiguo": "primero",
    "uno": "primero", "dos": "segundo", "tres": "tercero", "cuatro": "cuarto",
    "1": "primero", "2": "segundo", "3": "tercero", "4": "cuarto",
}  # fmt: skip
_TIME = re.compile(
    r"\b(?:anos?|meses|dias|tiempo|semanas|rato|tard\w+|pas\w+|diferencia|distancia|transcurr\w+|despues)\b"
)


def span_between(one: Moment, other: Moment, unit: str = "") -> str:
    """Return the time between two moments at the precision both have: years, or months, or days as well.

    With ``unit`` ("dias", "meses"), in that unit when both moments are precise enough.
    """
    early, late = sorted((one, other))
    if not early.month or not late.month:
        years = late.year - early.year
        return f"unos {years} años" if years != 1 else "un año, más o menos"
    exact = bool(early.day and late.day)
    days = _days(early, late) if exact else 0
    if exact and unit == "dias":
        return f"{days:,} días"
    months = 12 * (late.year - early.year) + late.month - early.month
    rest = 0
    if exact:
        months -= late.day < early.day
        rest = (date(late.year, late.month, late.day) - _months_later(early, months)).days
    if exact and not months:
        return f"{days} {'día' if days == 1 else 'días'}"
    half = ""
    if rest >= NEARLY_A_MONTH:
        months += 1
    elif rest >= HALF_A_MONTH and months < YEAR:
        half = " y medio"
    about = "unos " if not exact or rest else ""
    if months == 1:
        return f"{'un mes' if about else '1 mes'}{half}{', más o menos' if about else ''}"
    if (unit == "meses" and months) or months < YEAR:
        return f"{about}{months} meses{half}" if months else "menos de un mes"
    years, left = divmod(months, YEAR)
    parts = [f"{years} {'año' if years == 1 else 'años'}"]
    if left:
        parts.append(f"{left} {'mes' if left == 1 else 'meses'}")
    if about and years == 1:
        return f"{' y '.join(['un año', *parts[1:]])}, más o menos"
    return about + " y ".join(parts)


def _months_later(moment: Moment, months: int) -> date:
    """Return the same day some months later, or the last of that month."""
    year, month = divmod(12 * moment.year + moment.month - 1 + months, YEAR)
    last = (date(year + (month == YEAR - 1), (month + 1) % YEAR + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(moment.day, last))


def _days(early: Moment, late: Moment) -> int:
    return (date(late.year, late.month, late.day) - date(early.year, early.month, early.day)).days


def months_of(fact: Fact) -> float:
    """Return how many months a fact says that something lasted; 0 when its dates do not tell the month."""
    start, end = fact.value.start, fact.value.end
    if fact.value.months or not start or not end or not start.month or not end.month:
        return float(fact.value.months)
    if start.day and end.day:
        return _days(start, end) / 30.44
    return float(12 * (end.year - start.year) + end.month - start.month)


def span_of(fact: Fact, unit: str = "") -> str:
    """Return how long something lasted, in words: "más de 10 meses", "5 meses (del 14 de abril al…)"."""
    start, end = fact.value.start, fact.value.end
    if start and end:
        return f"{span_between(start, end, unit)} ({_from_to(start, end)})"
    return phrase("more_than_months", months=fact.value.months)


def _from_to(start: Moment, end: Moment) -> str:
    """Return two dates in words, the year once when it is the same: "del 14 de abril al 30 de septiembre de 2016"."""
    first = str(start)
    return f"del {first.removesuffix(f' de {start.year}') if start.year == end.year else first} al {end}"


def date_of(index: Index, thing: str, said: frozenset[str] = frozenset(), ending: bool = False) -> Fact | None:
    """Return the fact that dates an object, the one whose words the question uses before the usual one, or None."""
    scored = []
    for fact in index.knowledge.of(_HOME_OF.get(thing, thing)):
        attribute = next((a for a in _DATES if a in fact.attributes), None)
        if attribute is None or not fact.value.start:
            continue
        own = content(f"{fact.label} {' '.join(fact.attributes).replace('_', ' ')}") - content(thing)
        score = -_DATES.index(attribute) / 10 - 2 * (fact.layer == "update") + 0.8 * len(said & own)
        score += 3 * (ending and (attribute == "fin" or bool(fact.value.end)))
        scored.append((score, fact))
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))[1]


def dated(clause: Clause, index: Index) -> list[Fact]:
    """Return the dated facts of the events that a question names, in its order and once each."""
    found: list[tuple[int, Fact | None]] = []
    previous = 0
    for mention in clause.mentions:
        near = clause.words[max(previous, mention.first - 6) : mention.last]
        ends = bool(_ENDS.search(" ".join(near)))
        found.append((mention.first, date_of(index, mention.thing, content(" ".join(near)), ends)))
        previous = mention.last
    text = " ".join(clause.words)
    if (left := _LEAVING.search(text)) and "nosc" not in clause.named():
        found.append((text[: left.start()].count(" "), date_of(index, "nosc")))
    if "nosc" in clause.named() and _AWAY.search(text):
        found += [(len(clause.words), fact) for fact in index.knowledge.about("nosc", "dialogo") if fact.value.start]
    found += [(i, date_of(index, plan)) for i, plan in bare_plans(clause)]
    if "memorando" in clause.words and not {"memorando", "obama"} & set(clause.named()):
        found.append((clause.words.index("memorando"), date_of(index, "memorando")))
    found.sort(key=lambda pair: pair[0])
    facts = list({fact.id: fact for _, fact in found if fact}.values())
    return [f for i, f in enumerate(facts) if not i or not _same_event(facts[i - 1], f, index)]


def _same_event(one: Fact, other: Fact, index: Index) -> bool:
    """Return True when two facts date one event: "la carta del CLAD" names the letter and who issued it."""
    kinds = {index.knowledge.things[f.object].kind for f in (one, other)}
    return kinds == {"instrument", "institution"} and one.value.start == other.value.start


def bare_plans(clause: Clause) -> list[tuple[int, str]]:
    """Return the plans, with their place, named without "plan" beside another: "el segundo y el más nuevo"."""
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    bare = [(i, _BARE[w]) for i, w in enumerate(clause.words) if w in _BARE and i not in taken and _stands(clause, i)]
    return bare if len(bare) + len(clause.named("plan")) > 1 else []


def _stands(clause: Clause, i: int) -> bool:
    """Return True when a word such as "segundo" or "nuevo" stands for a plan: "el segundo", "el más nuevo"."""
    before = clause.words[max(0, i - 2) : i]
    after = clause.words[i + 1] if i + 1 < len(clause.words) else ""
    if clause.words[i] == "primero" and {"fue", "que"} & set(before):
        return False
    if clause.words[i].isdigit() or clause.words[i] in {"uno", "dos", "tres", "cuatro"}:
        before = before[-1:]
    return bool({"el", "del", "al"} & set(before)) and after not in NOT_A_PLAN


def start_of(fact: Fact) -> Moment:
    """Return when what a fact dates was, or began."""
    return fact.value.start or Moment(0)


def when(fact: Fact) -> str:
    """Return the date of a fact in words, or its two dates."""
    return str(Span("", start_of(fact), fact.value.end))


def event(fact: Fact, index: Index) -> str:
    """Return the noun phrase of the event a fact dates: "la salida del NOSC", "el tercer plan"."""
    short = index.knowledge.things[fact.object].short
    attribute = next((a for a in _DATES if a in fact.attributes), "")
    if fact.layer == "update" or (attribute in {"salida_fecha", "inicio", "fin"} and fact.object != "ampliado"):
        return fact.label
    if attribute == "fundacion":
        return f"la fundación {index.knowledge.things[fact.object].phrase('{de}')}"
    return short


def dated_event(fact: Fact, index: Index) -> str:
    """Return the event a fact dates and, of a plan, which of its dates it is: "el cuarto plan (publicación)"."""
    thing = index.knowledge.things[fact.object]
    of = next((said for attribute, said in _OF_A_PLAN.items() if attribute in fact.attributes), "")
    return f"{thing.short} ({of})" if thing.kind == "plan" and of else event(fact, index)


def timeline(facts: Iterable[Fact], index: Index) -> Chart | None:
    """Return the facts that have a date as the spans of a timeline, in order; None when there are fewer than two."""
    known: list[Fact] = []
    for fact in sorted(facts, key=start_of):
        if fact.value.start and not any(fact is other or _same_event(fact, other, index) for other in known):
            known.append(fact)
    if len({start_of(fact) for fact in known}) < 2:
        return None
    spans = tuple(Span(_line(fact, index), start_of(fact), fact.value.end) for fact in known)
    of_plans = all(index.knowledge.things[fact.object].kind == "plan" for fact in known)
    return Chart(phrase("timeline_of_plans" if of_plans else "timeline"), spans=spans)


def _line(fact: Fact, index: Index) -> str:
    """Return the label of an event on a timeline: "Plan 1 (presentación)", "Salida del NOSC"."""
    said = dated_event(fact, index)
    if fact.object in PLANS:
        return said.replace(index.knowledge.things[fact.object].short, f"Plan {PLANS.index(fact.object) + 1}")
    said = re.sub(r"^(?:el|la|los|las) ", "", said)
    return said[0].upper() + said[1:]


def unit_of(clause: Clause) -> str:
    """Return the unit of time that a question wants, "dias" or "meses"; "" when it wants none."""
    return next((unit for unit in ("dias", "meses") if unit in clause.words), "")


@computation("tiempo_entre")
def time_between(clause: Clause, context: Context, index: Index) -> Reply | None:
    """How long between two events, or how long one took."""
    if dates := _dates_said(clause):
        span = span_between(*dates, unit_of(clause))
        return computed(f"{span[0].upper()}{span[1:]}: del {dates[0]} al {dates[1]}.", [])
    facts = dated(clause, index)
    if len(facts) == 1 and context.plan and context.plan != facts[0].object and not facts[0].value.end:
        other = date_of(index, context.plan)
        facts = [other, *facts] if other else facts
    if len(facts) == 1:
        return lasted(clause, facts[0].object, index)
    if len(facts) < 2:
        return None
    ordered = sorted(facts, key=start_of)
    first, second = (ordered[0], ordered[-1]) if len(facts) == len(PLANS) else sorted(facts[:2], key=start_of)
    one, other_moment = start_of(first), start_of(second)
    if first.value.end and _ENDS.search(" ".join(clause.words)) and first.value.end < other_moment:
        one = first.value.end
    span = span_between(one, other_moment, unit_of(clause))
    events = "; ".join(f"{event(fact, index)}, {when(fact)}" for fact in (first, second))
    return computed(f"{span[0].upper()}{span[1:]}: {events}.", [first, second], chart=timeline([first, second], index))


def _dates_said(clause: Clause) -> tuple[Moment, Moment] | None:
    """Return the two full dates that a question itself gives, in order, or None."""
    said = [m for m in moments(clause.text) if m.year and m.day]
    return (min(said), max(said)) if len(said) == 2 and said[0] != said[1] else None


def lasted(clause: Clause, thing: str, index: Index) -> Reply | None:
    """Return how long a plan took to build, or the years an instrument covers; None when it is not known."""
    facts = [f for a in ("duracion", "vigencia", "periodo") for f in index.knowledge.about(thing, a)]
    fact = next((f for f in facts if f.value.months or f.value.end), None)
    if fact is None:
        return None
    start, end = fact.value.start, fact.value.end
    if start and end and months_of(fact) and unit_of(clause):
        span = span_between(start, end, unit_of(clause))
        return computed(f"{span[0].upper()}{span[1:]}. {statement(fact)}", [fact])
    return computed(statement(fact), [fact])


def asks_time_between(clause: Clause, index: Index) -> bool:
    """Return True when the words ask how long it was between two dated events."""
    text = " ".join(clause.words)
    asks = re.search(r"\bcuant[oa]s?\b|\bque tanto\b", text) and _TIME.search(text)
    if not asks or re.search(r"\b(?:personas|gente|participantes)\b", text):
        return False
    if _dates_said(clause) or len(facts := dated(clause, index)) > 1:
        return True
    in_unit = len(facts) == 1 and unit_of(clause) and re.search(r"\b(?:dur|tard|abarc|tom|llev|constru|hac)\w+", text)
    return bool(
        in_unit and months_of(date_of(index, facts[0].object, frozenset({"construccion", "tiempo"})) or facts[0])
    )
