"""Claims on who did what and when: who left and during which plan, who founded the Alliance, the year of a text."""

from __future__ import annotations

import re

from answers.amounts import moments
from answers.answer import Reply, Status
from answers.compute import fact_of
from answers.knowledge import Fact
from answers.matching import Index
from answers.places import elsewhere
from answers.premise import is_yes_no
from answers.question import Clause
from answers.render import lower_first, phrase, statement
from answers.text import fold

_LEFT = re.compile(
    r"\b(?:se )?(?:sal(?:io|ieron|irse|ia|ian|iera|ieran|ido)|retir(?:o|aron|arse)|abandon(?:o|aron|ar)|fue (?:de|del)|"
    r"separ(?:o|aron))\b"
)
_NOT_PLAIN = re.compile(
    r"\b(?:antes|despues|cuando|cuanto|quien|quienes|donde|por que|ya|aun|todavia|regres\w+|volv\w+|dialogo|reanud\w+|"
    r"public\w+|no (?:se )?(?:sal\w+|retir\w+)|o)\b"
)
_WHEN_OR_WHY = re.compile(r"^(?:y |oye |pero )*(?:cuando|por que|en que fecha) ")
_LEAVERS = frozenset({"nosc", "sociedad_civil"})
_OTHERS = frozenset({"sfp", "inai", "academia", "sector_privado", "apf", "clad", "ocde", "servidores_publicos"})
_SPYING = re.compile(r"\bespi\w+|\bpegasus\b|\bvigil\w+")
_FOUNDED = re.compile(r"\bfund(?:o|aron|ador|adora|adores|adoras)\b")
_ASKS = re.compile(r"\b(?:que|quien|quienes|cual|cuales|cuando|cuant\w+|donde|como|ademas|junto)\b")
_OF_YEAR = re.compile(r"\bdefinicion\b.*\b(?:es|sea|fue|data|era) (?:de|del)(?: ano)? \d{4}")


def asserted(clause: Clause, index: Index) -> Reply | None:
    """Return the yes or no to a claim on who left, who founded the Alliance or the year of a definition; else None."""
    return _left(clause, index) or _founded(clause, index) or _definition_year(clause, index)


def _left(clause: Clause, index: Index) -> Reply | None:
    text = re.sub(r"(?:,? (?:si o )?no|,? (?:verdad|cierto))$", "", " ".join(clause.words))
    plans = clause.named("plan")
    left = _LEFT.search(text)
    yes_no = is_yes_no(clause)
    if not yes_no:
        text = _WHEN_OR_WHY.sub("", text)
        left = _LEFT.search(text)
    if not left or _NOT_PLAIN.search(text) or moments(_plain(clause)):
        return None
    place = len(clause.words) - len(text[left.start() :].split()) if not yes_no else text[: left.start()].count(" ")
    before = [m.thing for m in clause.mentions if m.last <= place + 1]
    if before and set(before) <= set(plans) and not re.match(r"(?:y |oye )*(?:en|durante|del) ", text):
        return None
    after = [m.thing for m in clause.mentions if m.thing not in before]
    named = set(before) | ({*after[:1]} if not set(before) - set(plans) else set())
    wrong = bool(named & _OTHERS) and not named & _LEAVERS
    organized = (
        bool({"organizaciones", "ongs", "osc", "oscs", "nucleo"} & set(clause.words)) or "nosc" in clause.named()
    )
    wrong = wrong and not organized
    if not wrong and not (organized and len(plans) == 1):
        return None
    if wrong and not (plans or _SPYING.search(text) or clause.named() != tuple(named)):
        return None
    facts = [f for a in ("salida_fecha", "salida_motivo") if (f := fact_of(index, "nosc", a))]
    if not _SPYING.search(text):
        facts = facts[:1]
    told = " ".join(statement(f) for f in facts)
    if wrong:
        opening = phrase("no") if yes_no else phrase("actually")
        return _reply(Status.CORRECTED, opening + phrase("who_left") + " " + told, facts)
    if not yes_no:
        return None
    if plans != ("tercero",):
        return _reply(Status.CORRECTED, phrase("no") + lower_first(told), facts)
    return _reply(Status.ANSWERED, phrase("yes") + lower_first(told), facts)


def _plain(clause: Clause) -> str:
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    return " ".join(w for i, w in enumerate(clause.words) if i not in taken)


def _founded(clause: Clause, index: Index) -> Reply | None:
    text = " ".join(clause.words)
    fact = fact_of(index, "aga", "fundadores_lista")
    if fact is None or not _FOUNDED.search(text) or _ASKS.search(text) or " no " in f" {text} ".removesuffix(" no "):
        return None
    countries = [item for item in fact.value.items if fold(item) != "mexico" and fold(item) in text]
    stranger = elsewhere(clause, [fact]) == "near_scope/otros_paises"
    if not (countries or stranger) or not {"aga", "alianza", "ogp"} & {*clause.named(), *clause.words}:
        return None
    said = lower_first(statement(fact))
    status = Status.CORRECTED if stranger else Status.ANSWERED
    return Reply(status, phrase("no" if stranger else "yes") + said, (fact,), ("aga",), "ask_alliance/fundadores_lista")


def _definition_year(clause: Clause, index: Index) -> Reply | None:
    owner = clause.named("author", "institution")
    years = [m for m in moments(clause.text) if m.year]
    if len(owner) != 1 or len(years) != 1 or not _OF_YEAR.search(" ".join(clause.words)):
        return None
    fact = fact_of(index, owner[0], "definicion_anio")
    if fact is None or not fact.value.start or fact.value.start.year == years[0].year:
        return None
    opening = phrase("no") if is_yes_no(clause) else phrase("actually")
    body = opening + lower_first(statement(fact))
    return Reply(Status.CORRECTED, body, (fact,), (owner[0],), "ask_definition/definicion_anio")


def _reply(status: Status, body: str, facts: list[Fact]) -> Reply:
    return Reply(status, body, tuple(facts), ("nosc",), "ask_breakup/salida_fecha")
