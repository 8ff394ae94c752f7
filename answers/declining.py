"""What is declined by the words of a question, whatever the classifier makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answers import scope
from answers.items import ORDINALS, position
from answers.knowledge import Fact
from answers.places import elsewhere
from answers.premise import is_yes_no
from answers.privacy import holds_personal_data
from answers.question import Clause
from answers.stating import VAGUE
from answers.text import fold

LIKELY = 0.05
SURE = 0.8
CERTAIN = 0.95
COSTS = re.compile(
    r"\b(?:cost(?:o|os|aron|aria)|cuestan?|presupuest\w+|sueldos?|pesos|dinero|lana|varo|car[oa]s?|barat[oa]s?)\b"
)
PEOPLE = r"(?:mujeres?|hombres?|varones|jovenes|indigenas|nin[oa]s|adult[oa]s|edad(?:es)?)"
_BREAKDOWN = re.compile(rf"\bcuant[oa]s (?:\w+ ){{0,3}}{PEOPLE}\b")
_OPINION = re.compile(
    r"\b(?:opinas|(?:tu|cual es tu) opinion|(?:tu )?(?:que )?(?:crees|piensas) (?:que|de|del|sobre)|te parece)\b"
)


_PART = re.compile(
    r"\b(?P<part>ejes?|estrategia|articulo|fraccion|objetivo|capitulo)(?: \w+)? (?P<number>\d+(?:\.\d+)*|[ivx]+)\b"
)
_HOW_MANY = re.compile(r"\bcuant[oa]s\b")
_WHICH_YEAR = re.compile(r"\b(?:en|desde|de|a partir de) que (?:ano|dia|mes|fecha)\b")
_ASKS_ELSE = re.compile(
    r"\b(?:cual(?:es)?|quien(?:es)?|cuando|donde|como|por que|para que|que es)\b|cuant[oa]s .*\bcuant[oa]s\b"
)
_CONTACT = re.compile(
    r"\b(?:celular|whatsapp|domicilio|telefonos?|correos?|e ?mail|direccion (?:particular|de (?:la|su) casa))\b"
)
_ADMITS = re.compile(r"\bno (?:lo |la |los |las )?(?:da|dice|incluye|menciona|precisa|existe)\b")
_FIRM = re.compile(r"\bque (?:empresa|despacho|consultora|proveedor|compania)\b")
_ORDINAL_PART = re.compile(rf"\b(?P<ordinal>(?:{'|'.join(ORDINALS)})\w*) (?P<part>eje|objetivo)\b")


def declined(clause: Clause, facts: tuple[Fact, ...]) -> str:
    """Return the label of the reply to a question on a place, a cost, an opinion or a breakdown that nothing tells.

    ``facts`` are those that would answer it otherwise; "" when the question is none of these.
    """
    if place := elsewhere(clause, facts):
        return place
    said = " ".join(clause.words)
    unsure = clause.confidence < SURE or clause.intent == "near_scope"
    if COSTS.search(said) and clause.p("near_scope") > LIKELY and unsure:
        return "near_scope/costos"
    if _OPINION.search(said):
        return "near_scope/opinion"
    if _other_part(said, facts) and not is_yes_no(clause) and clause.confidence < CERTAIN:
        return "near_scope/leyes" if {"articulo", "fraccion"} & set(clause.words) else "near_scope/planes_ajenos"
    if _wants_contact(clause, said, facts):
        return "near_scope/tramites"
    if _uncounted(said, facts) or _undated(said, facts) or _FIRM.search(said):
        return VAGUE
    return "near_scope/desglose_participantes" if _BREAKDOWN.search(said) else ""


def _wants_contact(clause: Clause, said: str, facts: tuple[Fact, ...]) -> bool:
    """Return True when a question on the subject wants somebody's telephone, mail or home, which no fact gives."""
    ours = clause.doubt < scope.DOUBTFUL and clause.intent != "meta" and not holds_personal_data(clause.text)
    return ours and bool(_CONTACT.search(said)) and not any(_CONTACT.search(fold(fact.body)) for fact in facts)


def _uncounted(said: str, facts: tuple[Fact, ...]) -> bool:
    """Return True when a question wants to know how many and the facts count nothing, nor admit that they do not."""
    values = [fact.value for fact in facts]
    told = any(value.counts or value.items or value.months or value.start for value in values)
    only = _HOW_MANY.search(said) and not _ASKS_ELSE.search(said)
    return bool(facts and only) and not told and not any(_ADMITS.search(fold(fact.text)) for fact in facts)


def _undated(said: str, facts: tuple[Fact, ...]) -> bool:
    """Return True when a question wants to know in which year and the facts tell no time at all."""
    told = any(fact.value.start or fact.value.months or re.search(r"\d{4}", fact.text) for fact in facts)
    only = _WHICH_YEAR.search(said) and not _ASKS_ELSE.search(said)
    return bool(facts and only) and not told and not any(_ADMITS.search(fold(fact.text)) for fact in facts)


def _other_part(said: str, facts: Iterable[Fact]) -> bool:
    """Return True when a question numbers a part (an axis, an article) and the facts tell only of another number."""
    counted = _ORDINAL_PART.sub(lambda found: f"{found['part']} {(position((found['ordinal'],), 0) or 0) + 1}", said)
    told = {(found["part"], found["number"]) for fact in facts for found in _PART.finditer(fold(fact.text))}
    asked = {(found["part"], found["number"]) for found in _PART.finditer(counted)}
    return bool({part for part, _ in asked} & {part for part, _ in told}) and not asked & told
