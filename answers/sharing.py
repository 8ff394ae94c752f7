"""Shares of a whole: percentages, and the yes or no to "¿más de la mitad?"."""

from __future__ import annotations

import re

from answers.answer import Reply
from answers.comparing import split_pair
from answers.compute import computation, computed, fact_of, figure, spoken
from answers.concepts import STAGES, concepts
from answers.matching import Index
from answers.quantities import Quantity, quantities
from answers.question import Clause, Context
from answers.ranking import plans_of, unplanned
from answers.render import phrase, statement

_FRACTIONS = (
    (r"(?:la )?mitad|la mayoria|mayor parte|50 porcentaje", 1 / 2),
    (r"dos tercios|dos terceras partes", 2 / 3),
    (r"tres cuartos|tres cuartas partes", 3 / 4),
    (r"un tercio|una tercera parte|la tercera parte", 1 / 3),
    (r"un cuarto de|una cuarta parte|la cuarta parte", 1 / 4),
)
_NO_SHARE = re.compile(r"\bse bas\w+|\bpromedio\b|\bpor que\b|\bcomo supieron\b|\bquien(?:es)? (?:dij|dic|report)\w*")
_MODALITIES = ("en_linea", "presencial")


@computation("porcentaje")
def percentage(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Shares: of the commitments by their state, of those who took part online or in person; of others, why not."""
    plans = plans_of(clause, index) or ([context.plan] if context.plan else [])
    said = concepts(unplanned(clause)) - {"porcentaje"}
    if clause.named("instrument") or (not asks_share(clause) and _NO_SHARE.search(" ".join(clause.words))):
        return None
    part = quantities(index).best(said, plans)
    if part and part.thing == "primero" and part.unit == "compromisos" and len(part.core) > 1:
        return _share_of_states(clause, part, index)
    if part and part.fact.attributes[0] in _MODALITIES:
        return _share_of_modality(clause, part, index)
    if part and part.unit == "personas" and len(part.core) > 1 and part.thing == "cuarto":
        facts = [f for a in ("participantes", part.fact.attributes[0]) if (f := fact_of(index, "cuarto", a))]
        return computed(phrase("no_whole", part=part), facts, ("cuarto",))
    if part and (whole := _without_stage(part, index)):
        body = phrase("share_of_other", share=_percent(part.number / whole.number), part=part, whole=whole)
        return computed(body, [part.fact, whole.fact], (part.thing,))
    if asks_share(clause) and (pair := split_pair(unplanned(clause), plans, index)) and pair[0].unit == pair[1].unit:
        high, low = sorted(pair, key=lambda q: -q.number)
        body = phrase("share_of_other", share=_percent(low.number / high.number), part=low, whole=high)
        return computed(body, [high.fact, low.fact], (high.thing,))
    if "nocompletos" in said and plans in ([], ["primero"]):
        return _share_of_the_rest(index)
    plan = plans[0] if plans else "primero"
    facts = index.knowledge.about(plan, "resultados")
    late = [f for f in facts if f.layer == "update"] or facts
    if not late:
        return None
    told = statement(late[0])
    body = phrase("no_share", results=told) if plan != "primero" and asks_share(clause) else told
    return computed(body, [late[0]], (plan,), label="ask_results/resultados")


def _without_stage(part: Quantity, index: Index) -> Quantity | None:
    """Return the figure of the same things at another stage ("las organizaciones de la construcción"), if greater."""
    if not part.core & STAGES:
        return None
    same = [q for q in quantities(index).of((part.thing,)) if q is not part and q.core - STAGES == part.core - STAGES]
    return next((q for q in same if q.number > part.number), None)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _share_of_states(clause: Clause, part: Quantity, index: Index) -> Reply | None:
    results = fact_of(index, "primero", "resultados")
    if results is None:
        return None
    whole = figure(results)
    share = part.number / whole
    state = part.count.of.split(" ", 1)[1]
    body = phrase("share", share=round(100 * share), part=part.number, whole=whole, state=state)
    return computed(_yes_or_no(clause, share) + body, [results], ("primero",), label="ask_results/resultados")


def _share_of_the_rest(index: Index) -> Reply | None:
    results = fact_of(index, "primero", "resultados")
    if results is None:
        return None
    whole, done = figure(results), results.value.counts[0].number
    rest = whole - done
    body = phrase("share", share=round(100 * rest / whole), part=rest, whole=whole, state="sin completar")
    return computed(body, [results], ("primero",), label="ask_results/resultados")


def _share_of_modality(clause: Clause, part: Quantity, index: Index) -> Reply | None:
    fact = fact_of(index, "cuarto", "participantes")
    if fact is None:
        return None
    share = part.number / figure(fact)
    body = phrase("share_of_modality", share=_percent(share), part=part, counts=spoken(fact))
    return computed(_yes_or_no(clause, share) + body, [fact], ("cuarto",), label="ask_plan/participantes")


def _yes_or_no(clause: Clause, share: float) -> str:
    """Return the "Sí. " or "No. " that "¿más de la mitad…?" is owed, or ""."""
    text = " ".join(clause.words)
    fraction = next(((m.start(), f) for p, f in _FRACTIONS if (m := re.search(rf"\b(?:{p})", text))), None)
    if fraction is None or re.search(
        r"\b(?:que|cual|cuant\w+) (?:parte|porcentaje|tanto|proporcion|fue|mitad)\b", text
    ):
        return ""
    before = text[: fraction[0]]
    if re.search(r"\bmenos de(?: la)? $", before):
        holds = share < fraction[1]
    elif re.search(r"\bmas de(?: la)? $", before) or re.search(r"\bmayor", text):
        holds = share > fraction[1]
    elif re.search(r"\b(?:al|por lo) menos(?: la)? $", before):
        holds = share >= fraction[1]
    else:
        holds = abs(share - fraction[1]) < 0.05
    return "Sí. " if holds else "No. "


def asks_share(clause: Clause) -> bool:
    """Return True when the words ask for a percentage or a fraction."""
    text = " ".join(clause.words)
    if re.search(r"\b(?:que|cual) (?:estado|sector|grupo|tipo)\b|\bquienes\b", text):
        return False
    return bool(
        re.search(r"\bporcentaj\w*|\bpor ciento\b|\bproporcion\b|\bque (?:parte|tanto por)\b", text)
        or "%" in clause.text
        or any(re.search(rf"\b(?:{pattern})\b", text) for pattern, _ in _FRACTIONS)
    )
