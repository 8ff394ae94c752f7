"""Computations that look facts up by what they hold: a year, a figure, a date, shared principles."""

from __future__ import annotations

import re

from answers.amounts import Moment, moments, numbers
from answers.answer import Reply, Status
from answers.claims import claims
from answers.compute import computation, computed, fact_of
from answers.concepts import concepts
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.quantities import quantities
from answers.question import Clause, Context
from answers.render import join, phrase, statement
from answers.text import stem, words

MOST_SHOWN = 7
_COUNTS = re.compile(r"\b(?:mas|menos|mayor|menor|cuant[oa]s) (?:\w+ ){0,3}(?:principios|pilares|criterios|valores)\b")
_LACKS = re.compile(
    r"\bno (?:menciona|tienen?|incluyen?|trae|aparecen?|est[ae]n?|ponen?|consideran?|contempla)\b|"
    r"\bque (?:el|la) \w+ no$"
)
_DIFFERENCE = frozenset(
    {"diferencian", "distinguen", "diferencia", "diferencias", "distinto", "distintos", "diferentes", "difieren"}
)


@computation("autores_anio")
def authors_of_year(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which authors' definitions are of a year."""
    facts = [
        f
        for f in index.knowledge.with_attribute("definicion_anio")
        if index.knowledge.things[f.object].kind == "author" and f.value.start
    ]
    years = [m.year for m in moments(clause.text) if m.year]
    if not years and clause.named("institution", "author"):
        return None
    if not years:
        listed = sorted(facts, key=lambda f: f.value.start or Moment(0))
        parts = join([f"{index.knowledge.things[f.object].name} ({f.value.start})" for f in listed])
        return computed(f"Las definiciones de autores son de {parts}.", listed[:3])
    hits = [f for f in facts if f.value.start and f.value.start.year in years]
    if not hits:
        return computed(
            f"Ninguna: las definiciones de autores que recoge el documento son de 2010 y 2011, no de {years[0]}.",
            facts[:1],
        )
    authors = join([index.knowledge.things[f.object].name for f in hits])
    return computed(
        f"De {years[0]} {'son las definiciones' if len(hits) > 1 else 'es la definición'} de {authors}.", hits
    )


@computation("principios_comunes")
def common_principles(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which principles several institutions share."""
    asked = [t for t in clause.named("institution") if t in {"clad", "ocde", "aga", "inai"}]
    asked = [t for t in asked if t != "inai"] if len(asked) > 2 else asked
    asked = asked if len(asked) > 1 else ["clad", "ocde", "aga"]
    facts = [f for t in asked if (f := fact_of(index, t, "principios")) and f.value.items]
    if len(facts) < 2:
        return None
    text = " ".join(clause.words)
    if _COUNTS.search(text):
        return _more(facts, index)
    if _DIFFERENCE & set(clause.words) or _LACKS.search(text):
        return _differences(facts, index)
    common = [
        item for item in facts[-1].value.items if all(any(_same(item, other) for other in f.value.items) for f in facts)
    ]
    names = join([index.knowledge.things[f.object].short for f in facts])
    if not common:
        return computed(
            f"{names[0].upper()}{names[1:]} no coinciden en ninguno de los principios que enlista el documento.", facts
        )
    shared = join([_in_common(item, facts, index) for item in common])
    return computed(f"{names[0].upper()}{names[1:]} coinciden en {shared}.", facts)


def _in_common(item: str, facts: list[Fact], index: Index) -> str:
    """Return a principle that several share, with how each puts it when they differ after the first word."""
    own = {f.object: next(other for other in f.value.items if _same(item, other)) for f in facts}
    if len(set(own.values())) == 1:
        return item
    forms: dict[str, list[str]] = {}
    for thing, said in own.items():
        forms.setdefault(said.partition(" ")[2], []).append(index.knowledge.things[thing].phrase("{en}"))
    told = ", ".join(f"{form} {join(places)}" for form, places in forms.items())
    return phrase("in_common", what=item.partition(" ")[0], forms=told)


def _more(facts: list[Fact], index: Index) -> Reply:
    """Return how many principles each institution lists, most first."""
    ranked = sorted(facts, key=lambda fact: -len(fact.value.items))
    told = [
        f"{index.knowledge.things[f.object].short}, {len(f.value.items)} ({join(list(f.value.items))})" for f in ranked
    ]
    first = "; ".join(told)
    return computed(f"{first[0].upper()}{first[1:]}.", ranked)


def _differences(facts: list[Fact], index: Index) -> Reply:
    """Return what each institution lists that the others do not."""
    parts = []
    for fact in facts:
        rest = [other for other in facts if other is not fact]
        own = [
            item for item in fact.value.items if not any(_same(item, x) for other in rest for x in other.value.items)
        ]
        name = index.knowledge.things[fact.object].short
        parts.append(f"{name} menciona además {join(own)}" if own else f"{name} no agrega otros")
    first = "; ".join(parts)
    return computed(f"{first[0].upper()}{first[1:]}.", facts)


def _same(one: str, other: str) -> bool:
    a, b = frozenset(map(stem, words(one))), frozenset(map(stem, words(other)))
    return a <= b or b <= a or stem(words(one)[0]) == stem(words(other)[0])


@computation("que_dice_numero")
def what_number(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What a figure of the source counts."""
    asked = [claim.number for claim in claims(clause)] or list(numbers(clause.text))
    units = frozenset().union(*(claim.of for claim in claims(clause))) & quantities(index).units
    plans = [plan for plan in clause.named("plan") if plan in PLANS]
    hits = [
        f
        for n in asked
        for f in index.knowledge.facts.values()
        if f.layer == "document"
        and (not plans or f.object in plans)
        and any(c.number == n and (not units or units & concepts(c.of)) for c in f.value.counts)
    ]
    hits = list({statement(f): f for f in sorted(hits, key=lambda f: len(f.value.counts))}.values())[:4]
    if not asked or not hits:
        return None
    if len(hits) == 1 or units:
        return computed("\n".join(statement(f) for f in hits), hits)
    return computed(
        f"El {asked[0]:,} aparece en varios datos:"
        + "".join(f"\n• {statement(f)}" for f in hits if len(statement(f)) < 300),
        hits,
    )


_WHAT_OF = re.compile(
    r"\ba que (?:\w+ )?(?:se refieren?|corresponden?|se debe\w*)\b|\ben que (?:participaron|estuvieron)\b|"
    r"\bde que (?:son|es|fueron|era|eran)\b|\bde donde (?:sale|viene|salen|vienen)\b|"
    r"\b(?:que|cuales) (?:otras? )?(?:cosas?|datos?|cifras?|cantidades)\b"
)
_WHAT_IS = re.compile(
    r"\bque (?:son|es|fueron|era|eran|significan?|representan?|quieren? decir)\b(?: (?:ese|esos|esas|el|los|las|"
    r"de|eso|numero|"
    r"cifra|dato|la))* \d+(?: que .*| en el .*| del? .*)?$"
)


def asks_what_number(clause: Clause) -> bool:
    """Return True when the words ask what a figure counts: "¿qué cosas fueron trece?", "¿qué son los 480?"."""
    said, text = claims(clause), " ".join(clause.words)
    return len(said) == 1 and said[0].relation == "=" and bool(_WHAT_OF.search(text) or _WHAT_IS.search(text))


_WAYS = (
    ("transparente", re.compile(r"\btransparentes?\b")),
    ("participativo", re.compile(r"\bparticipativ[oa]s?\b")),
    ("colaborativo", re.compile(r"\bcolaborativ[oa]s?\b")),
)


def ways_of_governing(clause: Clause, index: Index) -> Reply | None:
    """Return what two or three of Obama's words for a government mean, when the question wants them; else None."""
    text = " ".join(clause.words)
    asked = [attribute for attribute, word in _WAYS if word.search(text)]
    explains = re.search(r"\b(?:que (?:es|significan?|quiere decir)|explica\w*|define\w*|diferencia)\b", text)
    if len(asked) < 2 or not explains or clause.named("plan", "instrument"):
        return None
    facts = [fact for attribute in asked for fact in index.knowledge.about("memorando", attribute)]
    return computed("\n".join(statement(fact) for fact in facts), facts, ("memorando",))


_OLD = re.compile(r"\bmas (?:antigu\w+|viej\w+|temprana)\b|\bprimer[oa]?\b")
_NEW = re.compile(r"\bmas (?:recient\w+|nuev\w+|actual)\b|\bultim[oa]\b")


def oldest_definition(clause: Clause, index: Index) -> Reply | None:
    """Return which authors' definitions are the oldest, or the newest, when the question asks that; None otherwise."""
    text = " ".join(clause.words)
    asks = re.search(r"\bdefinici\w+\b|\bautor\w*\b.*\bdefin\w+|\bquien defin\w+", text)
    if (
        not asks
        or clause.named("author", "institution", "instrument")
        or bool(_OLD.search(text)) == bool(_NEW.search(text))
    ):
        return None
    facts = [f for f in index.knowledge.with_attribute("definicion_anio") if f.value.start and _is_author(f, index)]
    years = [f.value.start.year for f in facts if f.value.start]
    year = min(years) if _OLD.search(text) else max(years)
    hits = [f for f in facts if f.value.start and f.value.start.year == year]
    which = "Las más antiguas" if _OLD.search(text) else "Las más recientes"
    names = join([index.knowledge.things[f.object].name for f in hits])
    return computed(f"{which} de los autores son de {year}: {names}.", hits)


def _is_author(fact: Fact, index: Index) -> bool:
    """Return True for the authors whose definitions are told, not for who gathered them or whoever took them up."""
    return index.knowledge.things[fact.object].kind == "author" and any(
        f.value.quote for f in index.knowledge.about(fact.object, "definicion")
    )


@computation("que_paso_fecha")
def what_happened(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What happened on a date."""
    asked = moments(clause.text)
    if not asked:
        return None
    hits = [
        f
        for f in index.knowledge.facts.values()
        if f.layer == "document" and any(a.matches(m) and _as_precise(a, m) for a in asked for m in f.value.moments)
    ]
    hits = list({statement(f): f for f in sorted(hits, key=lambda f: len(f.text))}.values())
    unique: dict[str, Fact] = {}
    for fact in hits:
        unique.setdefault(fact.object, fact)
    kinds = {f.object: index.knowledge.things[f.object].kind for f in unique.values()}
    last = ("plan", "event", "institution", "instrument", "concept", "author")
    order = {kind: i for i, kind in enumerate(last)}
    shown = sorted(
        unique.values(), key=lambda f: (kinds[f.object] == "author", f.value.moments[0], order.get(kinds[f.object], 9))
    )[:MOST_SHOWN]
    if not shown:
        return Reply(Status.NOT_IN_SOURCE, f"No tengo nada con fecha {asked[0]} en el documento.")
    if len(shown) == 1:
        return computed(statement(shown[0]), shown)
    return computed("Con esa fecha tengo:" + "".join(f"\n• {statement(f)}" for f in shown), shown)


def _as_precise(asked: Moment, known: Moment) -> bool:
    return not asked.day or bool(known.day)
