"""Deciding what kind of reply a question gets.

Read ``Decider.reply`` top to bottom: a fragment, small talk, another subject, a computation or facts.
"""

from __future__ import annotations

from dataclasses import replace

from answers import scope
from answers.amounts import numbers
from answers.answer import Reply, Status
from answers.charting import charted
from answers.compute import COMPUTATIONS
from answers.declining import declined
from answers.followup import ORDER, FollowUp, asked_for
from answers.items import item_asked, last_facts
from answers.knowledge import Fact
from answers.matching import Index
from answers.objects import NAMED
from answers.premise import is_yes_no, unmentioned
from answers.query import Match, Query
from answers.question import Clause, Context
from answers.quoting import attribution
from answers.reckoning import reckoned
from answers.stating import ASKS_WHICH_PLAN, Teller, canned
from answers.text import fold

SURE_COMPUTED = 0.9
PLAN_QUESTION = {"when": "fecha_presentacion", "who": "constructores", "count": "participantes"}
FEW = 4
_IN_ALL = frozenset({"total", "juntos", "juntas", "suman"})
FRAGMENT_SURE = 0.25
FRAGMENT_AKIN = 0.08
COMPUTE_FROM = 0.2
ROOM = 500  # characters, for two facts in one reply


class Decider:
    """Gives each question of a message its reply, in the light of the conversation."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        self._followup = FollowUp(index, query)
        self._teller = Teller(index)

    def reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to one question; a model question of the knowledge files gets the fact it is of."""
        reply = self._reply(clause, context)
        fact = self._index.of_question.get(fold(clause.text))
        if fact is None or any(_tells(told, fact) for told in reply.facts):
            return reply
        attribute = self._index.knowledge.attributes[fact.attributes[0]]
        return self._teller.tell(clause, Match(attribute, (fact.object,), (fact,), 1.0, 1.0, NAMED))

    def _reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply that the words and the labels of a question lead to."""
        if next_stage := self._followup.next_stage(clause, context):
            return self._reply_whole(next_stage, context)
        if item := item_asked(clause, context, self._index):
            return item
        if chart := charted(clause, context, self._index):
            return chart
        if several := self._followup.points.both(clause, context):
            clause = self._followup.about(clause, context, several)
        if clause.doubt < scope.SURE_DOUBT and (found := reckoned(clause, context, self._index)):
            return found
        if clause.named("group") and self._followup.is_fragment(clause, context):
            own = self._reply_without_followup(clause, context)
            if own is not None:
                return own
        if self._followup.is_fragment(clause, context):
            resolved = self._followup.resolve(clause, context)
            if not isinstance(resolved, Reply):
                return self._reply_whole(replace(resolved, fragment=True), context)
            return self._reply_without_followup(clause, context) or resolved
        if clause.intent == "followup":
            return self._reply_followup(clause, context)
        if self._followup.is_bare(clause) and (bare := self._followup.bare(clause, context)):
            return self._reply_whole(bare, context)
        reply = self._reply_whole(clause, context)
        lost = reply.status is Status.CLARIFY or self._strays(clause, reply, context)
        if lost and _is_about_it(clause) and (bare := self._followup.bare(clause, context)):
            return self._reply_whole(bare, context)
        return reply

    def _strays(self, clause: Clause, reply: Reply, context: Context) -> bool:
        """Return True when a few words that name nothing got an answer on something else than what was talked about."""
        near = {*context.things, context.plan, *(t for f in context.facts for t in self._index.mentioned.get(f, ()))}
        return len(clause.words) <= FEW and bool(context.things and reply.things) and not near & set(reply.things)

    def _reply_followup(self, clause: Clause, context: Context) -> Reply:
        if context.pending and clause.label == "followup/cuales":
            return self._reply_whole(clause.about("ask_alliance/planes_lista"), Context())
        match clause.label:
            case "followup/fuente":
                return self._followup.source(context) or canned("meta/fuentes")
            case "followup/mas_detalle":
                return self._followup.detail(context) or canned(
                    "no_more_detail" if context.facts else "what_topic", Status.CLARIFY
                )
            case "followup/repetir":
                return canned("nothing_to_repeat", Status.CLARIFY)
        if (
            not context.facts
            and not clause.mentions
            and len(clause.words) <= 3
            and self._index.vocabulary.bare_plan(clause.words) is None
        ):
            return canned("what_topic", Status.CLARIFY)
        if (
            not context.facts
            and not clause.mentions
            and clause.doubt > scope.DOUBTFUL
            and clause.p("out_of_scope") > COMPUTE_FROM
        ):
            return canned("out_of_scope/ajeno")
        if not context.facts and not clause.named("plan") and "plan" in clause.words:
            clause = clause.about(f"ask_plan/{PLAN_QUESTION.get(asked_for(clause), 'resumen')}")
            return self._reply_whole(clause, context)
        listed = next(iter(last_facts(context, self._index)), None)
        adds = _IN_ALL & set(clause.words) and not (listed and listed.value.items)
        if adds and (sum_ := COMPUTATIONS["compute/total"](clause, context, self._index)):
            return sum_
        bare = self._followup.bare(clause, context)
        if bare is not None:
            return self._reply_whole(bare, context)
        return self._reply_without_followup(clause, context) or self._teller.ask_what_of(clause)

    def _reply_without_followup(self, clause: Clause, context: Context) -> Reply | None:
        """Return the reply to a fragment read as a question of its own ("¿y en línea?"), or None when it is none."""
        rest = [(label, p) for label, p in clause.labels if not label.startswith("followup/")]
        whole = sum(p for _, p in rest)
        if not whole:
            return None
        alone = replace(clause, labels=tuple((label, p / whole) for label, p in rest))
        match = self._query.best(alone, context)
        if match is None or not match.facts:
            return None
        akin = context.label.startswith(match.attribute.intent) and set(match.things) <= {*context.things, context.plan}
        if match.p < (FRAGMENT_AKIN if akin else FRAGMENT_SURE):
            return None
        return self._teller.tell(alone, match)

    def _reply_whole(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to a question that stands on its own."""
        clause = self._membership(clause)
        match = self._query.best(clause, context)
        goes_on = scope.continues(clause, context, match)
        other = scope.likeliest(clause, scope.canned_after if goes_on else scope.is_canned)
        computed = scope.likeliest(clause, COMPUTATIONS.__contains__)
        known = match.p if match else 0.0
        if scope.is_foreign(clause):
            return canned(scope.FOREIGN)
        if quoted := attribution(clause, self._index):
            return quoted
        if label := declined(clause, match.facts if match else ()):
            return replace(canned(label), things=clause.named("plan"))
        if not goes_on and scope.is_other_subject(clause, match, computed[1]):
            return canned(other[0] if other[1] > 0.05 else "out_of_scope/ajeno")
        if order := self._order_of_stages(clause, match, context) or self._which_plan_asked(clause, match, context):
            return order
        worth_computing = computed[1] > max(other[1], COMPUTE_FROM) and computed[1] >= known
        if worth_computing and (reply := COMPUTATIONS[computed[0]](clause, context, self._index)):
            return replace(reply, label=reply.label or computed[0])
        beyond = match is None or scope.is_beyond(clause, match, other, self._index)
        if beyond and (told := self._query.by_terms(clause)):
            return self._teller.tell(clause, told)
        if match is None or beyond:
            return replace(canned(other[0] or "out_of_scope/ajeno"), things=clause.named("plan"))
        return self._told(clause, match, context)

    def _told(self, clause: Clause, match: Match, context: Context) -> Reply:
        """Return what the match says; and, when the question may as well ask for something else, that too, if short."""
        reply = self._teller.tell(clause, match)
        rival = self._query.rival(clause, context, match)
        if rival is None or reply.status is not Status.ANSWERED or is_yes_no(clause):
            return reply
        other = self._teller.tell(clause, rival)
        if other.status is not Status.ANSWERED or len(reply.body) + len(other.body) > ROOM:
            return reply
        return replace(reply, body=f"{reply.body}\n{other.body}", facts=reply.facts + other.facts)

    def _membership(self, clause: Clause) -> Clause:
        """Return "¿participó la academia en el plan 2?" as a question on who took part; others as they are."""
        if clause.named("plan") == ("cuarto",) and clause.p("ask_participation") > scope.SURE:
            return clause
        about_plans = clause.p("ask_plan") + clause.p("ask_participation") + clause.p("ask_results") > 0.5
        if (
            clause.named("group")
            and clause.named("plan")
            and about_plans
            and is_yes_no(clause)
            and not numbers(" ".join(unmentioned(clause, "plan")))
        ):
            return clause.about("ask_plan/tipos_participantes")
        return clause

    def _order_of_stages(self, clause: Clause, match: Match | None, context: Context) -> Reply | None:
        """Return what came before or after a stage, when a question on a stage asks just that; None otherwise."""
        asks = match is not None and match.attribute.id == "etapa" and ORDER & set(clause.words)
        return COMPUTATIONS["compute/etapa_orden"](clause, context, self._index) if asks else None

    def _which_plan_asked(self, clause: Clause, match: Match | None, context: Context) -> Reply | None:
        """Return the plan that "¿qué plan…?" looks for by what is said of it; None when something else is asked."""
        asks = (
            ASKS_WHICH_PLAN.search(" ".join(clause.words))
            and not clause.named("plan", "instrument")
            and clause.intent != "compute"
            and clause.confidence < SURE_COMPUTED
        )
        if match is not None and match.facts and not {"plan", "planes"} & set(clause.words):
            return None
        likely = clause.p("compute") > 0.02 and not clause.label.startswith("ask_alliance/planes")
        return COMPUTATIONS["compute/cual_plan"](clause, context, self._index) if asks and likely else None


def _tells(told: Fact, fact: Fact) -> bool:
    """Return True when what was told is the fact, the same of another object, or one that carries it as its note."""
    same = told.question == fact.question or (told.value == fact.value and set(told.attributes) & set(fact.attributes))
    return told is fact or bool(same) or fact.id in told.updates or told.id in fact.updates


def _is_about_it(clause: Clause) -> bool:
    """Return True when a short question names nothing and no plan: it may ask about what was just told."""
    return len(clause.words) <= scope.ABOUT_IT and not clause.mentions and not {"plan", "planes"} & set(clause.words)
