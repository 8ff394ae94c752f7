"""Plans side by side: by a figure that both have, or by what the source says of each."""

from __future__ import annotations

import re

from answers.answer import Reply
from answers.compute import NAMES, computed, fact_of
from answers.concepts import concepts
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.ranking import (
    Measure,
    commitments,
    figures_chart,
    gives_figures,
    measure_asked,
    participants,
    plans_of,
    unplanned,
)
from answers.relations import COMPARES, NO_COMPARISON, ORDERS, holds, is_plain, says_less
from answers.render import join, lower_first, phrase, statement
from answers.text import STOPWORDS
from answers.timing import date_of, timeline

# What a comparison of plans that is not of figures may be about: words of the question -> attribute.
ASPECTS = (
    (r"objetivos?|metas?|proposito|busca\w*", "objetivo"),
    (r"metodologia|organo|encabez\w+|lider\w+|llev[oa]\w*|condujo|dirig\w+|elaboracion|constru\w+", "metodologia"),
    (r"fechas?|cuando|presenta\w+", "fecha_presentacion"),
    (r"compromisos", "compromisos_numero"),
    (r"resultados|cumpl\w+", "resultados"),
    (r"duracion|tard\w+|tiempo|meses|dur[oa]", "duracion"),
    (r"quienes|sectores|tipos", "tipos_participantes"),
)
_THE_REST = frozenset({"demas", "otros", "resto"})
_COMPARING = re.compile(
    r"^(?:diferenc\w+|compar\w+|distin\w+|difer\w+|planes|plan|accion|principal\w*|hay|existe\w*|cual\w*|dime|dame|demas|otros|resto)$"
)


def sets_plans_against(clause: Clause, index: Index) -> bool:
    """Return True when the words set two or more plans against each other."""
    plans = plans_of(clause, index)
    text = NO_COMPARISON.sub(" ", " ".join(clause.words))
    rest = len(plans) == 1 and bool(_THE_REST & set(clause.words)) and _in_general(clause)
    several = rest or len(plans) == 2 or (len(plans) > 2 and bool(ORDERS.search(text)))
    return several and bool(COMPARES.search(text)) and not gives_figures(clause)


def compare_plans(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the plans named side by side, or None when the question names fewer than two."""
    plans = plans_of(clause, index)
    if len(plans) == 1 and context.plan in PLANS and context.plan not in plans:
        plans = [context.plan, *plans]
    if len(plans) < 2 and ("planes" in clause.words or (plans and _THE_REST & set(clause.words))):
        plans = list(PLANS)
    if len(plans) < 2:
        return None
    ordered = sorted(plans, key=PLANS.index)
    if _in_general(clause):
        return _several_aspects(ordered, index)
    if reply := _measured(clause, plans, index):
        return reply
    plans = ordered
    attribute = _aspect(clause, plans, index)
    facts = [f for plan in plans if (f := fact_of(index, plan, attribute))]
    if len(facts) < 2:
        return None
    lines = "".join(f"\n• {index.knowledge.things[f.object].name}: {lower_first(statement(f))}" for f in facts)
    dates = [f for plan in plans if (f := date_of(index, plan))] if attribute == "fecha_presentacion" else []
    chart = timeline(dates, index)
    return computed(_alike(clause, facts, index) + lines, facts, tuple(plans), chart, f"ask_plan/{attribute}")


def _in_general(clause: Clause) -> bool:
    """Return True when a question sets plans side by side and names nothing to compare them by."""
    said = [w for w in unplanned(clause) if w not in STOPWORDS and not _COMPARING.search(w)]
    return not said and bool(re.search(r"\bdiferenc\w+|\bcompar\w+|\bdistin\w+|\bdifer\w+", " ".join(clause.words)))


def _several_aspects(plans: list[str], index: Index) -> Reply:
    """Return when each plan was made, who built it, how many took part and how many commitments it has."""
    listed = fact_of(index, "mexico", "planes_lista")
    dates = [item.partition(", ")[2] for item in listed.value.items] if listed else [""] * len(PLANS)
    lines, facts = [], []
    for plan in plans:
        built, people, made = fact_of(index, plan, "constructores"), participants(index, plan), commitments(index, plan)
        who = join(built.value.items) if built else ""
        alone = built is not None and len(built.value.items) == 1
        lines.append(
            phrase(
                "aspects",
                plan=index.knowledge.things[plan].short.removeprefix("el ").capitalize(),
                date=dates[PLANS.index(plan)],
                who=phrase("built_alone" if alone else "built_by", who=who) if alone or len(plans) < 3 else "",
                people=people.said.replace(" participantes", "")
                .replace(" personas", "")
                .replace("de forma presencial", "presenciales")
                if people
                else phrase("aspect_no_figure"),
                made=_commitments_said(plan, made, index),
            )
        )
        facts += [f for f in (built, made and made.fact) if f]
    return computed(phrase("side_by_side") + "".join(lines), facts, tuple(plans), label="ask_plan/resumen")


def _commitments_said(plan: str, made: Measure | None, index: Index) -> str:
    """Return how many commitments a plan has in few words, both counts where sources differ."""
    if made is None:
        return phrase("aspect_no_figure")
    other = index.knowledge.about(plan, "compromisos_numero")[-1].value.number
    single = len(made.fact.value.counts) == 1
    return f"{made.amount:,.0f}" if single else phrase("aspect_two_counts", one=f"{made.amount:,.0f}", other=other)


def _aspect(clause: Clause, plans: list[str], index: Index) -> str:
    """Return the attribute that plans are compared by: by the words, else by the likeliest label they all have."""
    text = " ".join(clause.words)
    if named := next((name for pattern, name in ASPECTS if re.search(rf"\b(?:{pattern})\b", text)), ""):
        return named
    shared = (label.partition("/")[2] for label, p in clause.labels if p > 0.1)
    told = next((a for a in shared if all(index.knowledge.about(plan, a) for plan in plans)), "")
    if told or not re.search(r"\b(?:comun|coinciden|parecen|igual)\b", text):
        return told or "participantes"
    methods = [f for plan in plans if (f := fact_of(index, plan, "metodologia"))]
    return "metodologia" if _institutions(methods, index) else "objetivo"


def _institutions(facts: list[Fact], index: Index) -> list[str]:
    """Return the institutions that all the facts name, but for those that every plan has to do with."""
    named = [{t for t in index.mentioned[f.id] if index.knowledge.things[t].kind == "institution"} for f in facts]
    return sorted(set.intersection(*named) - {"mexico", "aga"}) if named else []


def _alike(clause: Clause, facts: list[Fact], index: Index) -> str:
    """Return the opening of plans side by side: whether they share an institution, when that is what is asked."""
    if not re.search(r"\bmism[oa]s?\b", " ".join(clause.words)):
        return phrase("side_by_side")
    if shared := _institutions(facts, index):
        return phrase("shared", what=join([index.knowledge.things[t].short for t in shared]))
    told = [index.mentioned[f.id] for f in facts]
    return phrase("not_shared") if all(len(things) > 1 for things in told) else phrase("side_by_side")


def _measured(clause: Clause, plans: list[str], index: Index) -> Reply | None:
    """Return plans compared by a figure, with the difference of two; None when the question is about something else."""
    text = " ".join(clause.words)
    if (asked := measure_asked(clause, index)) is None:
        return None
    attribute, measure = asked
    other = any(re.search(rf"\b(?:{p})\b", text) and name != attribute for p, name in ASPECTS)
    if re.search(r"\bmism[oa]s?\b|\bcomun\b|\bcoincid\w+|\bparecen\b", text) and "personas" not in concepts(text):
        return None
    if attribute == "participantes" and other and not concepts(unplanned(clause)) & {"personas"}:
        return None
    known = [m for plan in plans if (m := measure(index, plan))]
    lines = "; ".join(
        f"{NAMES[plan]}, {next((m.said for m in known if m.plan == plan), phrase('no_figure'))}"
        for plan in sorted(plans, key=PLANS.index)
    )
    if len(known) < 2:
        return None
    body = phrase("measured", lines=lines, what=phrase(f"measured_{attribute}"))
    if len(known) == 2:
        verdict = _verdict(text, known)
        apart = _apart(known, attribute, says_less(text) and not verdict)
        if attribute != "participantes" and re.search(r"\bcuant[oa]s (?:\w+ ){0,2}(?:mas|menos)\b", text):
            apart = _difference_first(known, attribute) or apart
        body = f"{verdict}{apart[0].lower() + apart[1:] if verdict else apart} {body}"
    chart = figures_chart(known, attribute)
    return computed(body, [m.fact for m in known], tuple(plans), chart, f"ask_plan/{attribute}")


def _verdict(text: str, known: list[Measure]) -> str:
    """Return the "Sí: " or "No: " that "¿tuvo más que…?" is owed, or "" for other questions."""
    if not is_plain(text):
        return ""
    return "Sí: " if holds(text, known[0].amount, known[1].amount) else "No: "


def _difference_first(known: list[Measure], attribute: str) -> str:
    """Return the difference of two plans, then which has more: what "¿cuántos más?" is owed; "" for times."""
    low, high = sorted(known, key=lambda m: m.amount)
    if attribute == "duracion" or low.amount == high.amount:
        return ""
    return phrase("difference_first", number=f"{high.amount - low.amount:,.0f}", plan=NAMES[high.plan])


def _apart(known: list[Measure], attribute: str, least: bool) -> str:
    """Return which of two plans has more, or less, and by how much."""
    low, high = sorted(known, key=lambda m: m.amount)
    if low.amount == high.amount:
        return phrase("plans_alike")
    which = {"plan": NAMES[(low if least else high).plan], "most": "menos" if least else "más"}
    number = f"{high.amount - low.amount:,.0f}"
    if attribute == "duracion":
        return phrase("plan_longer", **which)
    if attribute != "participantes":
        return phrase("plan_ahead_by_figure", number=number, **which)
    single = all(len(m.fact.value.counts) == 1 for m in known)
    return phrase("plan_ahead_by", number=number, **which) if single else phrase("plan_ahead", **which)
