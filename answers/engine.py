"""From a message to an answer.

``Engine.answer`` takes each question of the message to its reply (`deciding.py`), chooses the replies that stand,
and has them joined and dressed with sources and suggestions (`composing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from answers.answer import Answer, Reply, Status
from answers.composing import compose
from answers.deciding import SURE_COMPUTED, Decider
from answers.followup import SAYS
from answers.knowledge import PLANS, KnowledgeBase
from answers.loading import load
from answers.matching import Index
from answers.objects import PASSING, STRONG
from answers.privacy import calls_for_help, holds_personal_data, tampers
from answers.query import Query
from answers.question import Clause, Context, Question
from answers.render import phrase
from answers.scope import DOUBTFUL, FRAGMENT
from answers.stating import canned

HALF_SURE = 0.6
WHOLE_SURE = 0.97
GAP_SURE = 0.4
STRANGE = 0.8
AGAIN = 0.4
HELP = "chitchat/emergencia"
OFF_TOPIC = "out_of_scope/ajeno"
_NO_QUESTION = frozenset({Status.CLARIFY, Status.SMALL_TALK})


_WHOLE_THING = frozenset({"resumen", "que_es"})  # what a bare name asks for: no question of its own beside another


class Engine:
    """Answers questions from one knowledge base; holds no state of any conversation."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.index = Index(knowledge)
        self._query = Query(self.index)
        self._decider = Decider(self.index, self._query)

    def answer(self, question: Question) -> Answer:
        """Return the answer to a message, with the context for the next one."""
        asked = question.whole
        again = asked.label == "followup/repetir" and asked.confidence > AGAIN and not SAYS & set(asked.words)
        if again and question.context.said:
            return self._again(question.context)
        text = question.whole.text
        first = HELP if calls_for_help(text) else OFF_TOPIC if tampers(text) else ""
        replies = [canned(first)] if first else self._replies(question)
        answer = compose(replies, question.context, self.knowledge)
        answer = replace(answer, context=replace(answer.context, named=_named(question)))
        if not holds_personal_data(question.whole.text):
            return answer
        warning = phrase("personal_data")
        return replace(answer, text=f"{warning}\n\n{answer.text}", body=f"{warning}\n\n{answer.body}")

    def _again(self, context: Context) -> Answer:
        facts = tuple(f for f in context.facts if f in self.knowledge.facts)
        return Answer(Status.ANSWERED, context.said, context.said, facts, context=context)

    def _replies(self, question: Question) -> list[Reply]:
        """Return the replies of the questions of a message, or the reply to the whole when they do not stand alone."""
        clauses, context = question.clauses, question.context
        asked = question.whole
        clauses = tuple(clause for clause in clauses if not holds_personal_data(clause.text)) or clauses
        if clauses and clauses[0].tentative and not self._stand_alone(clauses, asked, context):
            asked, clauses = self._gapped(clauses, asked), ()
        whole = self._decider.reply(asked, context)
        if not clauses:
            return [whole]
        if len(clauses) == 1:
            part = self._decider.reply(clauses[0], context)
            better = whole.status.is_miss or clauses[0].confidence > asked.confidence
            return [part if better and (part.pending or part.status not in _NO_QUESTION) else whole]
        return _chosen(whole, self._one_by_one(clauses, context))

    def _gapped(self, clauses: tuple[Clause, ...], whole: Clause) -> Clause:
        """Return "¿quién participó en el primer plan? ¿y en el segundo?" as its first question, asked of both."""
        first, *rest = clauses
        known = first.label in self.knowledge.attribute_of_key and first.confidence > GAP_SURE
        gaps = all(clause.label == "followup/elipsis" for clause in rest)
        return whole.about(first.label) if known and gaps and len(whole.named("plan")) > 1 else whole

    def _one_by_one(self, clauses: tuple[Clause, ...], context: Context) -> list[Reply]:
        """Return the reply of each question, each in the light of the one before it."""
        replies: list[Reply] = []
        for clause in clauses:
            if replies and _in_the_dark(replies[-1]) and not clause.mentions and len(clause.words) <= FRAGMENT:
                continue
            replies.append(self._decider.reply(clause, context))
            context = _carried(context, replies[-1])
        return replies

    def _stand_alone(self, clauses: tuple[Clause, ...], whole: Clause, context: Context) -> bool:
        """Return True when each half of a message is surely a question, and they are not the same one."""
        if sum(len(clause.named("author")) for clause in clauses) > len(whole.named("author")):
            return False  # a name was cut in two: "Calderón y Lorenzo"
        if whole.confidence > WHOLE_SURE and whole.label in {clause.label for clause in clauses}:
            return False
        found = set()
        for clause in clauses:
            if clause.doubt > STRANGE and clause.p("out_of_scope") > STRANGE and len(clause.words) >= FRAGMENT:
                continue
            match = self._query.best(clause, context)
            if match is not None and match.things:
                context = replace(context, things=match.things, plan=_first_plan(match.things) or context.plan)
            if (
                match is None
                or not match.facts
                or clause.confidence < HALF_SURE
                or match.attribute.id in _WHOLE_THING
                or clause.label != match.attribute.key
                or clause.doubt > DOUBTFUL
            ):
                return False
            if (match.attribute.id, match.things) in found:
                return False
            found.add((match.attribute.id, match.things))
        sure = min(clause.confidence for clause in clauses) > SURE_COMPUTED
        return bool(found) and (whole.intent != "compute" or whole.confidence < SURE_COMPUTED or sure)


def _named(question: Question) -> tuple[str, ...]:
    """Return the objects that the message names, or the last ones that were named."""
    named = (thing for thing in question.whole.named(*STRONG) if thing not in PASSING)
    return tuple(named) or question.context.named


def _in_the_dark(reply: Reply) -> bool:
    """Return True when a question was not understood well enough for a fragment after it to mean anything."""
    return reply.status.is_miss and not reply.things


def _chosen(whole: Reply, replies: list[Reply]) -> list[Reply]:
    """Return the replies of the questions that stand, or the reply to the message as a whole when it says more."""
    good = [reply for reply in replies if not reply.status.is_miss and reply.status not in _NO_QUESTION]
    some_failed = len(good) < len(replies)
    if not good or (whole.status is Status.COMPUTED and some_failed):
        return [whole]
    told = {fact for reply in good for fact in reply.facts}
    if some_failed and whole.facts and not set(whole.facts) <= told:
        return [whole, *(reply for reply in good if not set(reply.facts) <= set(whole.facts))]
    return [reply for reply in replies if reply in good or reply.status not in _NO_QUESTION or reply.pending]


def _carried(context: Context, reply: Reply) -> Context:
    """Return the context for the next question of the same message."""
    return replace(
        context,
        things=reply.things or context.things,
        label=reply.label or context.label,
        plan=_first_plan(reply.things) or context.plan,
        facts=tuple(fact.id for fact in reply.facts) or context.facts,
    )


def _first_plan(things: Iterable[str]) -> str:
    return next((thing for thing in things if thing in PLANS), "")


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Return the engine over the project's knowledge files, read once; KnowledgeError when they are not valid."""
    return Engine(load())
