"""What is declined by the words of a question, whatever the classifier makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answers.knowledge import Fact
from answers.places import elsewhere
from answers.question import Clause

LIKELY = 0.05
COSTS = re.compile(
    r"\b(?:cost(?:o|os|aron|aria)|cuestan?|presupuest\w+|sueldos?|pesos|dinero|lana|varo|car[oa]s?|barat[oa]s?)\b"
)
PEOPLE = r"(?:mujeres?|hombres?|varones|jovenes|indigenas|nin[oa]s|adult[oa]s|edad(?:es)?)"
_BREAKDOWN = re.compile(rf"\bcuant[oa]s (?:\w+ ){{0,3}}{PEOPLE}\b")
_OPINION = re.compile(
    r"\b(?:opinas|(?:tu|cual es tu) opinion|(?:tu )?(?:que )?(?:crees|piensas) (?:que|de|del|sobre)|te parece)\b"
)


def declined(clause: Clause, facts: Iterable[Fact]) -> str:
    """Return the label of the reply to a question on a place, a cost, an opinion or a breakdown that nothing tells.

    ``facts`` are those that would answer it otherwise; "" when the question is none of these.
    """
    if place := elsewhere(clause, facts):
        return place
    said = " ".join(clause.words)
    if COSTS.search(said) and clause.p("near_scope") > LIKELY:
        return "near_scope/costos"
    if _OPINION.search(said):
        return "near_scope/opinion"
    return "near_scope/desglose_participantes" if _BREAKDOWN.search(said) else ""
