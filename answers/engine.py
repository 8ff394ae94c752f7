"""From a question to an answer, read top to bottom.

``Engine.answer`` splits the work: each clause gets a reply (`_reply`: fragment, small talk, other subjects, computation,
fact), the replies are joined and dressed with sources and suggestions (`composing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from answers.answer import Answer, Reply, Status
from answers.composing import compose
from answers import forms, timing  # noqa: F401  timing registers its computations
from answers.comparing import beyond
from answers.compute import COMPUTATIONS
from answers.followup import ORDER, FollowUp
from answers.knowledge import PLANS, KnowledgeBase
from answers.loading import load
from answers.matching import Index
from answers.premise import Verdict, check, is_yes_no, unmentioned
from answers.query import Match, Query
from answers.question import Clause, Context, Question
from answers.quoting import attribution
from answers.render import join, lower_first, phrase, statement, texts, updates
from answers.text import numbers

_ASKS_WHICH_PLAN = re.compile(r"\b(?:que|cual|cuales|cual de los|en cuales|cuales de los) plan(?:es)?\b|\bcual(?:es)? (?:de los|fue|se|es el)\b")
CANNED = ("chitchat", "meta", "near_scope", "out_of_scope")
DOUBTFUL = 0.5
SURE = 0.55
HALF_SURE = 0.4
SURE_COMPUTED = 0.9
FRAGMENT = 4
FRAGMENT_SURE = 0.25
COMPUTE_FROM = 0.2
CANNED_BY = 0.1
NEAR_BY = 0.0


class Engine:
    """Answers questions from one knowledge base; holds no state of any conversation."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.index = Index(knowledge)
        self._query = Query(self.index)
        self._followup = FollowUp(self.index, self._query)
        _ = self.index.mentioned

    def answer(self, question: Question) -> Answer:
        """Return the answer to a message, with the context for the next one."""
        if question.whole.label == "followup/repetir" and question.whole.confidence > 0.4 and question.context.said:
            return self._again(question.context)
        replies = self._replies(question)
        return compose(replies, question.context, self.knowledge)

    def _again(self, context: Context) -> Answer:
        facts = tuple(f for f in context.facts if f in self.knowledge.facts)
        return Answer(Status.ANSWERED, context.said, context.said, facts, context=context)

    def _replies(self, question: Question) -> list[Reply]:
        """Return the replies of the questions of a message, or the reply to the whole when they do not stand alone."""
        clauses, context = question.clauses, question.context
        if clauses and clauses[0].tentative and not self._stand_alone(clauses, question.whole, context):
            clauses = ()
        whole = self._reply(question.whole, context)
        if not clauses:
            return [whole]
        if len(clauses) == 1:
            part = self._reply(clauses[0], context)
            better = whole.status.is_miss or clauses[0].confidence > question.whole.confidence
            return [part if better and part.status not in {Status.CLARIFY, Status.SMALL_TALK} else whole]
        replies: list[Reply] = []
        for clause in clauses:
            if replies and replies[-1].status.is_miss and not clause.mentions and len(clause.words) <= FRAGMENT:
                continue
            replies.append(self._reply(clause, context))
            context = _carried(context, replies[-1])
        good = [reply for reply in replies if not reply.status.is_miss and reply.status not in {Status.SMALL_TALK, Status.CLARIFY}]
        if not good or whole.status is Status.COMPUTED and len(good) < len(replies):
            return [whole]
        if len(good) < len(replies) and whole.facts and not set(whole.facts) <= {f for reply in good for f in reply.facts}:
            return [whole, *(reply for reply in good if not set(reply.facts) <= set(whole.facts))]
        return [reply for reply in replies if reply in good or reply.status not in {Status.SMALL_TALK, Status.CLARIFY} or reply.pending]

    def _stand_alone(self, clauses: tuple[Clause, ...], whole: Clause, context: Context) -> bool:
        """Return True when each half of a message is surely a question, and they are not the same one."""
        found = set()
        for clause in clauses:
            match = self._query.best(clause, context)
            if match is None or not match.facts or clause.confidence < HALF_SURE or clause.label != match.attribute.key or clause.doubt > DOUBTFUL:
                return False
            found.add((match.attribute.id, match.things))
        return len(found) == len(clauses) and (whole.intent != "compute" or whole.confidence < SURE_COMPUTED)

    def _reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to one question."""
        if next_stage := self._followup.next_stage(clause, context):
            clause = next_stage
        if self._followup.is_fragment(clause, context):
            resolved = self._followup.resolve(clause, context)
            if not isinstance(resolved, Reply):
                return self._reply_whole(resolved, context)
            return self._reply_without_followup(clause, context) or resolved
        if clause.intent == "followup":
            return self._reply_followup(clause, context)
        return self._reply_whole(clause, context)

    def _reply_followup(self, clause: Clause, context: Context) -> Reply:
        match clause.label:
            case "followup/fuente":
                return self._followup.source(context) or _canned("meta/fuentes")
            case "followup/mas_detalle":
                return self._followup.detail(context) or _canned("no_more_detail" if context.facts else "what_topic", Status.CLARIFY)
            case "followup/repetir":
                return _canned("nothing_to_repeat", Status.CLARIFY)
        if clause.intent == "followup" and not context.facts and not clause.mentions and len(clause.words) <= 3 and self.index.vocabulary.bare_plan(clause.words) is None:
            return _canned("what_topic", Status.CLARIFY)
        bare = self._followup.bare(clause, context)
        if bare is not None:
            return self._reply_whole(bare, context)
        return self._reply_without_followup(clause, context) or self._what_of(clause)

    def _what_of(self, clause: Clause) -> Reply:
        """Ask what the person wants to know, of the plan or object when the fragment names one."""
        thing = next(iter(clause.named("plan", "institution", "author", "instrument")), None) or self.index.vocabulary.bare_plan(clause.words)
        if thing is None:
            return _canned("what_topic", Status.CLARIFY)
        facts = [fact for fact in self.knowledge.of(thing) if fact.layer == "document" and "el documento no" not in fact.value.text][:3]
        options = tuple((fact.question, fact.question) for fact in facts)
        return Reply(Status.CLARIFY, phrase("what_of", de=self.knowledge.things[thing].phrase("{de}")), things=(thing,), options=options)

    def _reply_without_followup(self, clause: Clause, context: Context) -> Reply | None:
        """Return the reply to a fragment read as a question of its own ("¿y en línea?"), or None when it is none."""
        rest = [(label, p) for label, p in clause.labels if not label.startswith("followup/")]
        whole = sum(p for _, p in rest)
        if not whole:
            return None
        alone = replace(clause, labels=tuple((label, p / whole) for label, p in rest))
        match = self._query.best(alone, context)
        if match is None or not match.facts or match.p < FRAGMENT_SURE:
            return None
        return self._from_facts(alone, match)

    def _reply_whole(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to a question that stands on its own."""
        clause = self._membership(clause)
        match = self._query.best(clause, context)
        canned = _likeliest(clause, lambda label: label.partition("/")[0] in CANNED)
        computed = _likeliest(clause, COMPUTATIONS.__contains__)
        known = match.p if match else 0.0
        if quoted := attribution(clause, self.index):
            return quoted
        if self._is_other_subject(clause, context, match, computed[1]):
            return _canned(canned[0] if canned[1] > 0.05 else "out_of_scope/ajeno")
        if order := self._order_of_stages(clause, match, context) or self._which_plan_asked(clause, context):
            return order
        if computed[1] > max(canned[1], COMPUTE_FROM) and computed[1] >= known:
            if reply := COMPUTATIONS[computed[0]](clause, context, self.index):
                return replace(reply, label=reply.label or computed[0])
        if canned[1] > known + CANNED_BY or match is None or clause.p("near_scope") > known + NEAR_BY and canned[0].startswith("near"):
            return replace(_canned(canned[0] or "out_of_scope/ajeno"), things=clause.named("plan"))
        return self._from_facts(clause, match)

    def _membership(self, clause: Clause) -> Clause:
        """Return "¿participó la academia en el plan 2?" as the question on who took part that it is; others as they are."""
        about_plans = clause.p("ask_plan") + clause.p("ask_participation") + clause.p("ask_results") > 0.5
        if clause.named("group") and clause.named("plan") and about_plans and is_yes_no(clause) and not numbers(" ".join(unmentioned(clause, "plan"))):
            return clause.about("ask_plan/tipos_participantes")
        return clause

    def _order_of_stages(self, clause: Clause, match: Match | None, context: Context) -> Reply | None:
        """Return what came before or after a stage, when a question on a stage asks just that; None otherwise."""
        asks = match is not None and match.attribute.id == "etapa" and ORDER & set(clause.words)
        return COMPUTATIONS["compute/etapa_orden"](clause, context, self.index) if asks else None

    def _which_plan_asked(self, clause: Clause, context: Context) -> Reply | None:
        """Return the plan that "¿qué plan…?" looks for by what the question says of it; None when it asks something else."""
        asks = _ASKS_WHICH_PLAN.search(" ".join(clause.words)) and not clause.named("plan") and clause.intent != "compute" and clause.confidence < SURE_COMPUTED
        likely = clause.p("compute") > 0.02 and not clause.label.startswith("ask_alliance/planes")
        return COMPUTATIONS["compute/cual_plan"](clause, context, self.index) if asks and likely else None

    def _is_other_subject(self, clause: Clause, context: Context, match: Match | None, computed: float) -> bool:
        """Return True when the gate, the classifier and the words agree that the question is on another subject."""
        outside, score = clause.p("out_of_scope"), match.score if match else 0.0
        if clause.doubt < DOUBTFUL or context.label and len(clause.words) <= FRAGMENT and outside < 0.8 and score > 0.05:
            return False
        return outside > SURE or clause.doubt > 0.85 and outside + clause.p("near_scope") > 0.2 or max(score, computed, clause.p("chitchat"), clause.p("meta")) < 0.1

    def _from_facts(self, clause: Clause, match: Match) -> Reply:
        if "quinto" in match.things:
            return self._fifth_plan(match)
        if match.attribute.id == "etapa" and (past := beyond(clause, self.knowledge.about("cuarto", "etapas_lista")[0], self.index)):
            return past
        if match.asked_plan:
            asks_which = _ASKS_WHICH_PLAN.search(" ".join(clause.words)) and COMPUTATIONS["compute/cual_plan"](clause, Context(), self.index)
            return asks_which or self._which_plan(match)
        if not match.things:
            return _canned("what_topic", Status.CLARIFY)
        if not match.facts:
            return self._not_said(match)
        if forms.asks_for_names(clause) and match.attribute.asks == "count" and forms.only_counts(match.facts):
            body = phrase("no_names", text=" ".join(statement(fact) for fact in match.facts))
            return Reply(Status.NOT_IN_SOURCE, body, match.facts, match.things, match.attribute.key)
        verdict = check(clause, match.facts, self.index)
        lines = list(dict.fromkeys(statement(fact) for fact in match.facts))
        body = "\n".join(lines if len(lines) < 3 else [f"• {line}" for line in lines])
        body, status = _judged(body, verdict, is_yes_no(clause))
        notes = "\n".join(dict.fromkeys(note for fact in match.facts if (note := updates(fact, self.knowledge))))
        body = f"{body}\n{notes}" if notes else body
        if _says_nothing(match):
            status = Status.NOT_IN_SOURCE if not notes else Status.PARTIAL
        return Reply(status, body, match.facts, match.things, match.attribute.key)

    def _fifth_plan(self, match: Match) -> Reply:
        fact = self.knowledge.with_attribute("quinto_plan")[0]
        return Reply(Status.CORRECTED, f"{phrase('no_fifth_plan')} {statement(fact)}", (fact,), ("mexico",), "ask_alliance/quinto_plan")

    def _which_plan(self, match: Match) -> Reply:
        plans = [self.knowledge.things[plan] for plan in PLANS if self.knowledge.about(plan, match.attribute.id)]
        options = tuple((plan.name, plan.phrase(match.attribute.question)) for plan in plans)
        return Reply(Status.CLARIFY, phrase("which_plan", label=match.attribute.label), options=options, pending=match.attribute.key, label=match.attribute.key)

    def _not_said(self, match: Match) -> Reply:
        """Return the honest reply when nothing is known of the attribute for these objects."""
        thing = self.knowledge.things[match.things[0]]
        body = phrase("not_said", label=match.attribute.label, de=thing.phrase("{de}"))
        others = [self.knowledge.things[t].short for t in sorted(self.knowledge.objects_of.get(match.attribute.id, ())) if t in PLANS]
        known = [f.label for f in self.knowledge.of(thing.id) if f.layer == "document"][:3]
        if others and thing.kind == "plan":
            body += " " + phrase("not_said_elsewhere", others=join(others))
        elif known:
            body += " " + phrase("not_said_but", de=thing.phrase("{de}"), known=join([lower_first(k) for k in known]))
        return Reply(Status.NOT_IN_SOURCE, body, things=match.things, label=match.attribute.key)


def _likeliest(clause: Clause, wanted: Callable[[str], bool]) -> tuple[str, float]:
    """Return the likeliest of the wanted labels and its probability; ("", 0) when none is among the clause's."""
    return max((pair for pair in clause.labels if wanted(pair[0])), key=lambda pair: pair[1], default=("", 0.0))


def _says_nothing(match: Match) -> bool:
    return all(fact.value.text.startswith("el documento no") for fact in match.facts)


def _judged(body: str, verdict: Verdict, yes_no: bool) -> tuple[str, Status]:
    """Return the body with the yes or no that the question is owed, and the status."""
    if body.startswith(("Sí", "No")):
        if verdict is Verdict.WRONG and body.startswith("Sí"):
            return body.replace("Sí, ", "No es así: ", 1), Status.CORRECTED
        return body, Status.ANSWERED
    if verdict is Verdict.WRONG:
        return (phrase("no") if yes_no else phrase("actually")) + lower_first(body), Status.CORRECTED
    if verdict is Verdict.RIGHT:
        return phrase("yes") + lower_first(body), Status.ANSWERED
    return body, Status.ANSWERED


def _carried(context: Context, reply: Reply) -> Context:
    """Return the context for the next question of the same message."""
    return replace(
        context,
        things=reply.things or context.things,
        label=reply.label or context.label,
        plan=_plan(reply) or context.plan,
        facts=tuple(fact.id for fact in reply.facts) or context.facts,
    )


def _plan(reply: Reply) -> str:
    return next((thing for thing in reply.things if thing in PLANS), "")


def _canned(label: str, status: Status | None = None) -> Reply:
    """Return the canned reply of a label, with the status its kind has."""
    entry = texts()["replies"].get(label) or texts()["replies"]["out_of_scope/ajeno"]
    intent = label.partition("/")[0]
    found = {"chitchat": Status.SMALL_TALK, "meta": Status.SMALL_TALK, "near_scope": Status.NOT_IN_SOURCE}.get(intent, Status.OUT_OF_SCOPE)
    restart = label == "meta/reiniciar"
    options = tuple((option, option) for option in entry.get("options", ()))
    return Reply(status or found, entry["text"], options=options, label=label if restart else "")


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Return the engine over the project's knowledge files, read once; KnowledgeError when they are not valid."""
    return Engine(load())
