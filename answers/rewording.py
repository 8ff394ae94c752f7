"""Questions that are better read as others."""

from __future__ import annotations

import re

from answers.amounts import numbers
from answers.concepts import concepts
from answers.items import positions
from answers.premise import is_yes_no, unmentioned
from answers.question import Clause
from answers.scope import SURE

TWINS = {
    "osc_organizaciones": "ask_implementation/osc_implementacion",
    "osc_implementacion": "ask_participation/osc_organizaciones",
    "servidores_instituciones": "ask_implementation/dependencias",
    "dependencias": "ask_participation/servidores_instituciones",
    "presencial": "ask_implementation/reuniones_modalidad",
    "en_linea": "ask_implementation/reuniones_modalidad",
    "presencial_tipos": "ask_implementation/reuniones_modalidad",
    "participacion_resumen": "ask_implementation/implementacion_resumen",
    "implementacion_resumen": "ask_participation/participacion_resumen",
}  # what is asked of the construction of the fourth plan, and the like of its implementation
COUNTED = frozenset({"osc_organizaciones", "osc_implementacion", "servidores_instituciones", "dependencias"})
_ATTENDED = re.compile(r"\b(?:asist\w+|acudi\w+|fisic\w+|presen\w+|persona|vivo|sala|lugar)\b")
_BUILT = re.compile(r"\b(?:constru|elabora)\w+")
_IMPLEMENTED = re.compile(r"\b(?:implement|ejecu)\w+|puesta en (?:marcha|practica)")
STAGE_NOUNS = frozenset({"etapa", "etapas", "fase", "fases", "paso", "pasos"})


def reworded(clause: Clause) -> Clause:
    """Return the clause as a question on who took part, or on a stage, when it is one; others as they are."""
    return _of_all_people(_of_the_stage(_numbered_stage(_membership(clause))))


def _of_all_people(clause: Clause) -> Clause:
    """Return "¿cuánta gente participó?" as a question on all of them when it does not say how they took part."""
    how = {"presencial", "linea"} & concepts(clause.words) or _ATTENDED.search(" ".join(clause.words))
    counts = clause.label in {"ask_participation/presencial", "ask_participation/en_linea"} and clause.confidence < 1.0
    return clause.about("ask_plan/participantes") if counts and not how else clause


def _of_the_stage(clause: Clause) -> Clause:
    """Return "¿cuántas dependencias hubo en la construcción?" as a question on that stage, not on the other."""
    text = " ".join(clause.words)
    intent, _, attribute = clause.label.partition("/")
    built, implemented = _BUILT.search(text), _IMPLEMENTED.search(text)
    other = (intent == "ask_implementation" and built and not implemented) or (
        intent == "ask_participation" and implemented and not built
    )
    return clause.about(TWINS[attribute]) if other and attribute in COUNTED else clause


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
