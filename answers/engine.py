"""From a question to an answer, read top to bottom.

``Engine.answer`` splits the work: each clause gets a reply (`_reply`: fragment, small talk, other subjects, computation,
fact), the replies are joined and dressed with sources and suggestions (`composing.py`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from answers import comparing  # noqa: F401  registers its computations
from answers.answer import Answer, Reply, Status
from answers.composing import compose
from answers.compute import COMPUTATIONS
from answers.followup import FollowUp
from answers.knowledge import PLANS, KnowledgeBase
from answers.loading import load
from answers.matching import Index
from answers.premise import Verdict, check, is_yes_no
from answers.query import Match, Query
from answers.question import Clause, Context, Question
from answers.quoting import attribution
from answers.render import join, lower_first, phrase, statement, texts, updates

CANNED = ("chitchat", "meta", "near_scope", "out_of_scope")
DOUBTFUL = 0.5
SURE = 0.55


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
        whole = self._reply(question.whole, question.context)
        clauses = question.clauses
        if len(clauses) < 2:
            return [self._reply(clauses[0], question.context)] if clauses else [whole]
        replies: list[Reply] = []
        context = question.context
        for clause in self._shared(clauses):
            reply = self._reply(clause, context)
            replies.append(reply)
            context = replace(context, things=reply.things or context.things, label=reply.label or context.label, plan=_plan(reply) or context.plan)
        good = [reply for reply in replies if not reply.status.is_miss and reply.status not in {Status.SMALL_TALK, Status.CLARIFY}]
        if not good or whole.status is Status.COMPUTED and len(good) < len(replies):
            return [whole]
        if len(good) < len(replies) and whole.facts and not set(whole.facts) <= {f for reply in good for f in reply.facts}:
            return [whole, *(reply for reply in good if not set(reply.facts) <= set(whole.facts))]
        return [reply for reply in replies if reply in good or reply.status is not Status.SMALL_TALK]

    def _shared(self, clauses: tuple[Clause, ...]) -> list[Clause]:
        """Give the clauses that name nothing the objects of their neighbours: "¿cuándo inició y quién lo hizo el plan 2?"."""
        shared: list[Clause] = []
        for i, clause in enumerate(clauses):
            if not [m for m in clause.mentions if m.kind in {"plan", "institution", "author", "instrument"}]:
                source = next((c for c in (*reversed(clauses[:i]), *clauses[i + 1 :]) if c.named("plan")), None)
                if source and self._needs_plan(clause):
                    borrowed = tuple(replace(m, first=0, last=0) for m in source.mentions if m.kind == "plan")
                    clause = replace(clause, mentions=clause.mentions + borrowed)
            shared.append(clause)
        return shared

    def _needs_plan(self, clause: Clause) -> bool:
        attribute = self.knowledge.attribute_of_key.get(clause.label)
        return attribute is not None and (attribute.needs_plan or attribute.object in PLANS)

    def _reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to one question."""
        if self._followup.is_fragment(clause, context):
            resolved = self._followup.resolve(clause, context)
            return resolved if isinstance(resolved, Reply) else self._reply_whole(resolved, context)
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
        bare = self._followup.bare(clause, context)
        if bare is not None:
            return self._reply_whole(bare, context)
        rest = tuple((label, p) for label, p in clause.labels if not label.startswith("followup/"))
        if rest and (clause.mentions or rest[0][1] > 0.15) and not rest[0][0].startswith("out_of"):
            return self._reply_whole(replace(clause, labels=rest), context)
        return _canned("what_topic", Status.CLARIFY)

    def _reply_whole(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to a question that stands on its own."""
        match = self._query.best(clause, context)
        score = match.score if match else 0.0
        canned = max(((label, p) for label, p in clause.labels if label.partition("/")[0] in CANNED), key=lambda pair: pair[1], default=("", 0.0))
        computed = max(((label, p) for label, p in clause.labels if label in COMPUTATIONS), key=lambda pair: pair[1], default=("", 0.0))
        if quoted := attribution(clause, self.index):
            return quoted
        if self._is_other_subject(clause, canned, computed, score):
            return _canned(canned[0] if canned[1] > 0.05 else "out_of_scope/ajeno")
        if computed[1] > max(canned[1], 0.2) and computed[1] >= self._share(clause, match):
            if reply := COMPUTATIONS[computed[0]](clause, context, self.index):
                return replace(reply, label=reply.label or computed[0])
        if canned[1] > max(score, self._share(clause, match)):
            return _canned(canned[0])
        if match is None:
            return _canned(canned[0] or "out_of_scope/ajeno")
        return self._from_facts(clause, match)

    def _share(self, clause: Clause, match: Match | None) -> float:
        """Return the probability of the label of the match."""
        return next((p for label, p in clause.labels if match and label == match.attribute.key), 0.0)

    def _is_other_subject(self, clause: Clause, canned: tuple[str, float], computed: tuple[str, float], score: float) -> bool:
        if clause.doubt < DOUBTFUL:
            return False
        outside = clause.p("out_of_scope")
        return outside > SURE or clause.doubt > 0.85 and outside + clause.p("near_scope") > 0.2 or score < 0.1 and computed[1] < 0.3 and canned[1] < 0.3

    def _from_facts(self, clause: Clause, match: Match) -> Reply:
        if "quinto" in match.things:
            return self._fifth_plan(match)
        if match.asked_plan:
            return self._which_plan(match)
        if not match.things:
            return _canned("what_topic", Status.CLARIFY)
        if not match.facts:
            return self._not_said(match)
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
