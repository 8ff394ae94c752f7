"""How many of the plans, and which: by the date they are of, and by who took part in them."""

from __future__ import annotations

import re

from answers.amounts import Moment, moments
from answers.answer import Reply
from answers.compute import NAMES, computed, fact_of
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause
from answers.render import join, phrase, statement
from answers.timing import date_of, start_of

_WHICH = re.compile(r"\b(?:cuant[oa]s|que|cuales) (?:de los )?(?:\w+ )?planes\b|\bcuales de los\b")
_HOW_MANY = re.compile(r"\bcuantos (?:de los )?(?:\w+ )?planes\b")
_BEFORE = re.compile(r"\b(?:antes|previo|anterior\w*)\b(?: de(?:l)?)?(?: ano)?")
_AFTER = re.compile(r"\b(?:despues|posterior\w*|luego|a partir)\b(?: de(?:l)?)?(?: ano)?")
_DATED = re.compile(r"\b(?:present|public|hic|hiz|constru|elabor|sali|son|fueron|lanz|hech)\w*")
_TOOK_PART = re.compile(
    r"\b(?:particip|interv|colabor|involucr|constru|inclu|consider|tom(?:o|aron) en cuenta|hubo|tuv|cont(?:o|aron))\w*"
)
_WORDS = {0: "Ninguno", 1: "Uno", 2: "Dos", 3: "Tres", 4: "Los cuatro"}


def counted(clause: Clause, index: Index) -> Reply | None:
    """Return how many of the plans, or whether all, are what a question says of them; None for other questions."""
    return _by_date(clause, index) or _by_group(clause, index)


def _by_date(clause: Clause, index: Index) -> Reply | None:
    text = " ".join(clause.words)
    years = [m for m in moments(clause.text) if m.year]
    before, after = _BEFORE.search(text), _AFTER.search(text)
    every = set(PLANS) <= set(clause.named("plan"))
    if (
        len(years) != 1
        or bool(before) == bool(after)
        or not _DATED.search(text)
        or not ("planes" in clause.words and (_WHICH.search(text) or every))
        or (clause.named("plan") and not every)
        or clause.named("institution", "event", "author")
    ):
        return None
    facts = [fact for plan in PLANS if (fact := date_of(index, plan))]
    hits = [f for f in facts if (_is_before if before else _is_after)(f, years[0])]
    items = dict(zip(PLANS, _listed(index), strict=True))
    told = [f"{NAMES[f.object]} ({items[f.object]})" for f in hits]
    rest = [f"{NAMES[f.object]} ({items[f.object]})" for f in facts if f not in hits]
    if every and not _WHICH.search(text):
        opening = "Sí, los cuatro" if not rest else phrase("not_all", count=_WORDS[len(hits)].lower())
    else:
        opening = _WORDS[len(hits)]
    body = f"{opening}{': ' + join(told) if told else ''}."
    if rest and hits:
        body += " " + phrase("the_rest_not", rest=join(rest))
    elif rest:
        body = f"{opening}: {join(rest)}."
    return computed(body, facts, tuple(f.object for f in hits) or PLANS, label="ask_plan/fecha_presentacion")


def _is_before(fact: Fact, year: Moment) -> bool:
    end = fact.value.end or start_of(fact)
    return end.year < year.year


def _is_after(fact: Fact, year: Moment) -> bool:
    return start_of(fact).year > year.year


def _listed(index: Index) -> list[str]:
    """Return the date of each plan in words, in order: "presentado en septiembre de 2011"."""
    fact = fact_of(index, "mexico", "planes_lista")
    return [item.partition(", ")[2] for item in fact.value.items] if fact else [""] * len(PLANS)


def _by_group(clause: Clause, index: Index) -> Reply | None:
    text = " ".join(clause.words)
    groups = clause.named("group")
    if not _HOW_MANY.search(text) or len(groups) != 1 or not _TOOK_PART.search(text) or clause.named("plan"):
        return None
    if re.search(r"\b(?:no|sin|compromisos?|personas)\b", text):
        return None
    who = [(plan, f) for plan in PLANS if (f := fact_of(index, plan, "tipos_participantes"))]
    hits = [(plan, f) for plan, f in who if groups[0] in index.mentioned[f.id]]
    if not hits:
        return None
    names = join([NAMES[plan] for plan, _ in hits])
    opening = f"{'En' if re.search(r'^(?:y )?en ', text) else ''} {_WORDS[len(hits)].lower()}".strip()
    facts = [f for _, f in who]
    lines = "".join(f" {statement(f)}" for plan, f in who if (plan, f) not in hits)
    if groups[0] == "sociedad_civil" and (own := fact_of(index, "ampliado", "constructores")):
        lines += f" {statement(own)}"
        facts.append(own)
    body = f"{opening[0].upper()}{opening[1:]} de los cuatro: {names}.{lines}".replace("os cuatro de los ", "os ")
    return computed(body, facts, tuple(plan for plan, _ in hits), label="ask_plan/tipos_participantes")
