"""Questions that are better read as others."""

from __future__ import annotations

from answers.amounts import numbers
from answers.items import positions
from answers.premise import is_yes_no, unmentioned
from answers.question import Clause
from answers.scope import SURE

STAGE_NOUNS = frozenset({"etapa", "etapas", "fase", "fases", "paso", "pasos"})


def reworded(clause: Clause) -> Clause:
    """Return the clause as a question on who took part, or on a stage, when it is one; others as they are."""
    return _numbered_stage(_membership(clause))


def _membership(clause: Clause) -> Clause:
    """Return "¿participó la academia en el plan 2?" as a question on who took part; others as they are."""
    if clause.named("plan") == ("cuarto",) and clause.p("ask_participation") > SURE:
        return clause
    about_plans = clause.p("ask_plan") + clause.p("ask_participation") + clause.p("ask_results") > 0.5
    if (
        clause.named("group")
        and (clause.named("plan") or "plan" in clause.words)
        and about_plans
        and is_yes_no(clause)
        and not numbers(" ".join(unmentioned(clause, "plan")))
    ):
        return clause.about("ask_plan/tipos_participantes")
    return clause


def _numbered_stage(clause: Clause) -> Clause:
    """Return "la primera y la última fase" as a question on those stages, not on the last plan; others as is."""
    taken = {i for m in clause.mentions if m.kind == "plan" for i in range(m.first, m.last)}
    words = tuple(word for i, word in enumerate(clause.words) if i not in taken)
    of_stages = STAGE_NOUNS & set(words) and set(clause.named("plan")) <= {"cuarto"}
    asks_stage = of_stages and clause.label in {"compute/ultimo_plan", "ask_plan/fin", "ask_plan/inicio"}
    return clause.about("ask_stages/etapa") if asks_stage and positions(words, len(words)) else clause
