"""Stating what the knowledge base says: the facts, the judgement of a premise, or that it is not known."""

from __future__ import annotations

import re
from dataclasses import replace

from answers import forms
from answers.answer import Chart, Reply, Status
from answers.claims import Verdict
from answers.compute import COMPUTATIONS
from answers.knowledge import PLANS
from answers.listed import beyond
from answers.matching import Index
from answers.premise import check, is_yes_no
from answers.query import Match
from answers.question import Clause, Context
from answers.render import join, lower_first, phrase, source_line, sources, statement, texts, updates
from answers.text import content
from answers.timing import date_of, timeline

ASKS_WHICH_PLAN = re.compile(
    r"\b(?:que|cual|cuales|cual de los|en cuales|cuales de los) plan(?:es)?\b|\bcual(?:es)? (?:de los|se)\b|"
    r"\bcual (?:fue|es|era) el (?!\w+ del? (?:el )?plan\b)"
)

KINDS_OF_PEOPLE = frozenset({"tipos_participantes", "constructores", "presencial_tipos", "espiados"})
NEAR = 1.0
LONG = 700  # characters of an answer with its sources
VAGUE = "near_scope/detalle_no_incluido"
CHANGES = frozenset({"situacion_mexico", "actualidad"})  # what became of something is no yes and no no


class Teller:
    """Puts what was found for a question into words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge

    def tell(self, clause: Clause, match: Match) -> Reply:
        """Return the reply that states the facts of a match, or asks or admits what is missing."""
        if "quinto" in match.things:
            return self._fifth_plan()
        stages = self._knowledge.about("cuarto", "etapas_lista")
        if match.attribute.id == "etapa" and (past := beyond(clause, stages[0])):
            return past
        if match.asked_plan:
            asks_which = ASKS_WHICH_PLAN.search(" ".join(clause.words)) and COMPUTATIONS["compute/cual_plan"](
                clause, Context(), self._index
            )
            return asks_which or self._which_plan(match)
        if not match.things:
            unknown = match.attribute.id == "que_es" and content(" ".join(clause.words))
            return canned("near_scope/conceptos_afines") if unknown else canned("what_topic", Status.CLARIFY)
        if not match.facts:
            return self._not_said(match)
        names_kinds = match.attribute.id in KINDS_OF_PEOPLE and forms.asks_for_members(clause)
        only_counts = match.attribute.asks == "count" and forms.only_counts(match.facts)
        if names_kinds or (forms.asks_for_names(clause) and only_counts):
            body = phrase("no_names", text=" ".join(statement(fact) for fact in match.facts))
            return Reply(Status.NOT_IN_SOURCE, body, match.facts, match.things, match.attribute.key)
        return self._stated(clause, match)

    def decline(self, label: str, match: Match | None) -> Reply:
        """Return the written reply of a label; where it says no more than "I lack that", with the nearest fact."""
        reply = canned(label)
        if label != VAGUE or match is None or not match.facts or match.fit < NEAR:
            return reply
        nearest = match.facts[0]
        options = ((nearest.question, nearest.question), *reply.options)
        return replace(reply, body=f"{reply.body} {phrase('nearest', label=nearest.label)}", options=options)

    def _stated(self, clause: Clause, match: Match) -> Reply:
        """Return what the facts say, with the yes or no that is owed and the later notes."""
        if self._too_much(match):
            first, *others = match.facts
            told = self._stated(clause, replace(match, facts=(first,), things=(first.object,)))
            more = phrase("more_of_it", labels=join([lower_first(fact.label) for fact in others]))
            options = tuple((fact.question, fact.question) for fact in others)
            shown = source_line(sources(told.facts, self._knowledge))
            fits = len(told.body) + len(more) + len(shown) < LONG
            return replace(told, body=f"{told.body}\n{more}" if fits else told.body, options=options)
        lines = list(dict.fromkeys(statement(fact) for fact in match.facts))
        body = "\n".join(lines if len(lines) < 3 else [f"• {line}" for line in lines])
        claims = not clause.fragment and match.attribute.id not in CHANGES
        verdict = check(clause, match.facts, self._index) if claims else Verdict.NO_CLAIM
        body, status = _judged(body, verdict, is_yes_no(clause))
        notes = "\n".join(dict.fromkeys(note for fact in match.facts if (note := updates(fact, self._knowledge))))
        if all(fact.value.text.startswith("el documento no") for fact in match.facts):
            status = Status.PARTIAL if notes else Status.NOT_IN_SOURCE
        body = f"{body}\n{notes}" if notes else body
        return Reply(status, body, match.facts, match.things, match.attribute.key, chart=self._timeline(match))

    def _too_much(self, match: Match) -> bool:
        """Return True when the facts are long and not of things of one kind, which are told side by side."""
        kinds = {self._knowledge.things[fact.object].kind for fact in match.facts}
        objects = {fact.object for fact in match.facts}
        alike = (len(kinds) == 1 or match.attribute.asks == "link") and len(objects) > 1
        said = [note for fact in match.facts for note in (statement(fact), updates(fact, self._knowledge))]
        shown = source_line(sources(match.facts, self._knowledge))
        return len(match.facts) > 1 and not alike and sum(map(len, dict.fromkeys(said))) + len(shown) > LONG

    def _timeline(self, match: Match) -> Chart | None:
        """Return when the plans were, for a reply that lists them or dates several; None for any other."""
        dated = list(match.facts) if match.attribute.asks == "when" else []
        if match.attribute.id == "planes_lista" or (match.attribute.id == "fecha_presentacion" and len(dated) > 1):
            things = PLANS if match.attribute.id == "planes_lista" else match.things
            dated = [fact for thing in things if (fact := date_of(self._index, thing))]
        return timeline(dated, self._index)

    def _fifth_plan(self) -> Reply:
        fact, *others = self._knowledge.with_attribute("quinto_plan")
        return Reply(
            Status.CORRECTED,
            f"{phrase('no_fifth_plan')} {statement(fact)}",
            (*others, fact),
            ("mexico",),
            "ask_alliance/quinto_plan",
        )

    def _which_plan(self, match: Match) -> Reply:
        plans = [self._knowledge.things[plan] for plan in PLANS]
        options = tuple((plan.name, plan.phrase(match.attribute.question)) for plan in plans)
        return Reply(
            Status.CLARIFY,
            phrase("which_plan"),
            options=options,
            pending=match.attribute.key,
            label=match.attribute.key,
        )

    def _not_said(self, match: Match) -> Reply:
        """Return the honest reply when nothing is known of the attribute for these objects."""
        thing = self._knowledge.things[match.things[0]]
        body = phrase("not_said", label=match.attribute.label, de=thing.phrase("{de}"))
        others = [
            self._knowledge.things[t].phrase("{de}")
            for t in sorted(self._knowledge.objects_of.get(match.attribute.id, ()))
            if t in PLANS
        ]
        known = [f.label for f in self._knowledge.of(thing.id) if f.layer == "document"][:3]
        if others and thing.kind == "plan":
            body += " " + phrase("not_said_elsewhere", others=join(others))
        elif known:
            body += " " + phrase("not_said_but", de=thing.phrase("{de}"), known=join([lower_first(k) for k in known]))
        return Reply(Status.NOT_IN_SOURCE, body, things=match.things, label=match.attribute.key)

    def ask_what_of(self, clause: Clause) -> Reply:
        """Ask what the person wants to know, of the plan or object when the fragment names one."""
        thing = next(
            iter(clause.named("plan", "institution", "author", "instrument")), None
        ) or self._index.vocabulary.bare_plan(clause.words)
        if thing is None:
            return canned("what_topic", Status.CLARIFY)
        facts = [fact for fact in self._knowledge.of(thing) if fact.says_something][:3]
        options = tuple((fact.question, fact.question) for fact in facts)
        return Reply(
            Status.CLARIFY,
            phrase("what_of", de=self._knowledge.things[thing].phrase("{de}")),
            things=(thing,),
            options=options,
        )


def _judged(body: str, verdict: Verdict, yes_no: bool) -> tuple[str, Status]:
    """Return the body with the yes or no that the question is owed, and the status."""
    if body.startswith(("Sí", "No")):
        if verdict is Verdict.WRONG and body.startswith("Sí"):
            return body.replace("Sí, ", "No es así: ", 1), Status.CORRECTED
        return body, Status.ANSWERED
    if body.startswith("•"):
        return body, Status.ANSWERED
    if verdict is Verdict.WRONG:
        return (phrase("no") if yes_no else phrase("actually")) + lower_first(body), Status.CORRECTED
    if verdict is Verdict.RIGHT:
        return phrase("yes") + lower_first(body), Status.ANSWERED
    return body, Status.ANSWERED


def canned(label: str, status: Status | None = None) -> Reply:
    """Return the canned reply of a label, with the status its kind has."""
    entry = texts()["replies"].get(label) or texts()["replies"]["out_of_scope/ajeno"]
    intent = label.partition("/")[0]
    found = {"chitchat": Status.SMALL_TALK, "meta": Status.SMALL_TALK, "near_scope": Status.NOT_IN_SOURCE}.get(
        intent, Status.OUT_OF_SCOPE
    )
    restart = label == "meta/reiniciar"
    options = tuple((option, option) for option in entry.get("options", ()))
    return Reply(status or found, entry["text"], options=options, label=label if restart else "")
