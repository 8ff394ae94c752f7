"""Deciding what kind of reply a question gets.

Read ``Decider.reply`` top to bottom: a fragment, small talk, another subject, a computation or facts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answers import more, scope
from answers.amounts import numbers
from answers.answer import Reply, Status
from answers.bare import asked_for
from answers.charting import charted
from answers.compute import COMPUTATIONS
from answers.correcting import contradicted, presumes
from answers.declining import declined
from answers.followup import ORDER, FollowUp
from answers.identifying import owners
from answers.items import item_asked, last_facts
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.objects import STRONG
from answers.premise import asks_why, is_yes_no
from answers.query import Match, Query, match_of
from answers.question import Clause, Context
from answers.quoting import attribution
from answers.reckoning import reckoned
from answers.render import source_line, sources
from answers.rewording import reworded
from answers.stating import ASKS_WHICH_PLAN, VAGUE, Teller, canned
from answers.text import fold
from answers.vocabulary import Mention

SURE_COMPUTED = 0.9
PLAN_QUESTION = {"when": "fecha_presentacion", "who": "constructores", "count": "participantes"}
FEW = 4
_IN_ALL = frozenset({"total", "juntos", "juntas", "suman"})
FRAGMENT_SURE = 0.25
FRAGMENT_AKIN = 0.08
COMPUTE_FROM = 0.2
NEARLY = 0.1
HARDLY = 0.02
LACKING = frozenset({"followup/porque", "followup/cuando", "followup/quien", "followup/cuantos"})
STRAY = 0.4
ABOUT_TOTAL = 5
DESCRIBES = re.compile(r"^(?:pues |ah |no |mmm |del? )?(?:el|al|del|la) (?:que|de|del|con|sin|donde)\b")
ROOM = 690  # characters, for two facts in one reply and their sources


class Decider:
    """Gives each question of a message its reply, in the light of the conversation."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        self._followup = FollowUp(index)
        self._teller = Teller(index)

    def reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply to one question; a model question of the knowledge files gets the fact it is of."""
        reply = self._reply(scope.tempered(clause), context)
        fact = self._index.of_question.get(fold(clause.text))
        if fact is None or any(_tells(told, fact) for told in reply.facts):
            return reply
        return self._teller.tell(clause, match_of(fact, self._index.knowledge))

    def _reply(self, clause: Clause, context: Context) -> Reply:
        """Return the reply that the words and the labels of a question lead to."""
        clause = self._followup.points.that(clause, context)
        if filled := self._followup.filled(clause, context):
            return self._reply_whole(filled, context)
        if counted := self._followup.counted(clause, context):
            return self._teller.tell(replace(clause, fragment=True), match_of(counted, self._index.knowledge))
        if item := item_asked(clause, context, self._index):
            return item
        if chart := charted(clause, context, self._index):
            return chart
        if several := self._followup.points.both(clause, context):
            clause = self._followup.about(clause, context, several)
        if clause.doubt < scope.SURE_DOUBT and (found := reckoned(clause, context, self._index)):
            return found
        if sum_ := self._summed(clause, context):
            return sum_
        if clause.named("group") and self._followup.is_fragment(clause, context):
            own = self._reply_without_followup(clause, context)
            if own is not None:
                return own
        if described := self._described(clause, context):
            return self._reply_whole(described, context)
        if self._followup.is_fragment(clause, context):
            resolved = self._followup.resolve(clause, context)
            if not isinstance(resolved, Reply):
                return self._reply_whole(replace(resolved, fragment=True), context)
            return self._reply_without_followup(clause, context) or resolved
        if clause.intent == "followup":
            return self._reply_followup(clause, context)
        if not several and self._followup.bare.is_one(clause) and (bare := self._followup.bare.whole(clause, context)):
            return self._reply_whole(bare, context)
        reply = self._reply_whole(clause, context)
        lost = reply.status is Status.CLARIFY or self._strays(clause, reply, context)
        if lost and _is_about_it(clause) and (bare := self._followup.bare.whole(clause, context)):
            return self._reply_whole(bare, context)
        return reply

    def _described(self, clause: Clause, context: Context) -> Clause | None:
        """Return the pending question of the plan that is described, not numbered: "el que hizo sólo el gobierno"."""
        named = clause.named("plan") or self._index.vocabulary.bare_plans(clause.words)
        waits = context.pending and DESCRIBES.search(" ".join(clause.words)) and not named
        hits = owners(list(clause.words), self._index) if waits else []
        if len(hits) != 1:
            return None
        asked = replace(clause, labels=(), fragment=True)
        return asked.about(context.pending, Mention(hits[0][0], "plan", 0, 0))

    def _strays(self, clause: Clause, reply: Reply, context: Context) -> bool:
        """Return True when a few words that name nothing got an answer on something else than what was talked about."""
        near = {*context.things, context.plan, *(t for f in context.facts for t in self._index.mentioned.get(f, ()))}
        return len(clause.words) <= FEW and bool(context.things and reply.things) and not near & set(reply.things)

    def _reply_followup(self, clause: Clause, context: Context) -> Reply:
        if context.pending and clause.label == "followup/cuales":
            return self._reply_whole(clause.about("ask_alliance/planes_lista"), Context())
        match clause.label:
            case "followup/fuente" if where := self._where(clause, context):
                return self._reply_whole(where, context)
            case "followup/fuente":
                return more.source(context, self._index) or canned("meta/fuentes")
            case "followup/mas_detalle":
                return more.detail(context, self._index) or canned(
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
        if not context.facts and not clause.mentions and clause.doubt > STRAY and clause.p("out_of_scope") > NEARLY:
            return canned("out_of_scope/ajeno")
        plan = self._index.vocabulary.bare_plan(clause.words)
        if context.facts and plan in PLANS and (attribute := PLAN_QUESTION.get(asked_for(clause))):
            return self._reply_whole(clause.about(f"ask_plan/{attribute}", Mention(plan, "plan", 0, 0)), context)
        if not context.facts and not clause.named("plan") and "plan" in clause.words:
            clause = clause.about(f"ask_plan/{PLAN_QUESTION.get(asked_for(clause), 'resumen')}")
            return self._reply_whole(clause, context)
        bare = self._followup.bare.whole(clause, context)
        if bare is not None:
            return self._reply_whole(bare, context)
        own = self._reply_without_followup(clause, context)
        lacking = context.facts and clause.label in LACKING and not clause.mentions
        return own or (canned(VAGUE) if lacking else self._teller.ask_what_of(clause))

    def _where(self, clause: Clause, context: Context) -> Clause | None:
        """Return what a bare "¿y dónde?" asks of the last answer, when something tells where it was; else None."""
        asks = self._followup.bare.is_one(clause) and asked_for(clause) == "where"
        return self._followup.bare.whole(clause, context) if asks else None

    def _summed(self, clause: Clause, context: Context) -> Reply | None:
        """Return the total that "¿y en total?" asks of what was just counted; None for anything else."""
        told = last_facts(context, self._index)
        adds = _IN_ALL & set(clause.words) and len(clause.words) <= ABOUT_TOTAL and not clause.named(*STRONG)
        if not adds or not told or told[0].value.items or not told[0].value.counts:
            return None
        units = {fact.value.counts[0].of.split()[0] for fact in told if fact.value.counts}
        of_what = replace(clause, words=(*clause.words, *units)) if len(units) == 1 else clause
        plans = dict.fromkeys(fact.object for fact in told if fact.object in PLANS)
        if len(plans) > 1 and not clause.named("plan"):
            of_what = replace(of_what, mentions=tuple(Mention(plan, "plan", 0, 0) for plan in plans))
        return COMPUTATIONS["compute/total"](of_what, context, self._index)

    def _reply_without_followup(self, clause: Clause, context: Context) -> Reply | None:
        """Return the reply to a fragment read as a question of its own ("¿y en línea?"), or None when it is none."""
        rest = [(label, p) for label, p in clause.labels if not label.startswith("followup/")]
        whole = sum(p for _, p in rest)
        if whole < HARDLY:
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
        clause = reworded(clause)
        match = self._query.best(clause, context)
        goes_on = scope.continues(clause, context, match)
        other = scope.likeliest(clause, scope.canned_after if goes_on else scope.is_canned)
        computed = scope.likeliest(clause, COMPUTATIONS.__contains__)
        known = match.p if match else 0.0
        if scope.says_nothing(clause):
            return canned("out_of_scope/ruido")
        if scope.is_foreign(clause):
            return canned(scope.FOREIGN)
        if quoted := attribution(clause, self._index):
            return quoted
        if label := declined(clause, match.facts if match else ()):
            return replace(self._teller.decline(label, match), things=clause.named("plan"))
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
        near = other[0].startswith("near_scope")
        if beyond and near and (wrong := contradicted(clause, self._index)):
            return wrong
        checked = match and any(fact.value.moments or fact.value.counts for fact in match.facts)
        unchecked = match and presumes(clause) and (asks_why(clause) or not checked)
        if unchecked and (wrong := contradicted(clause, self._index)):
            return wrong
        if match is None or beyond:
            declining = self._teller.decline(other[0] or (VAGUE if match else "out_of_scope/ajeno"), match)
            return replace(declining, things=clause.named("plan"))
        return self._told(clause, match, context)

    def _told(self, clause: Clause, match: Match, context: Context) -> Reply:
        """Return what the match says; and, when the question may as well ask for something else, that too, if short."""
        reply = self._teller.tell(clause, match)
        rival = self._query.rival(clause, context, match) if clause.confidence < 1.0 else None
        if rival is None or reply.status is not Status.ANSWERED or is_yes_no(clause):
            return reply
        other = self._teller.tell(clause, rival)
        if match.attribute.asks == rival.attribute.asks == "count" and (told := _richer(reply, other)):
            return told
        admits = other.body.startswith("El documento no")
        both = replace(reply, body=f"{reply.body}\n{other.body}", facts=reply.facts + other.facts)
        shown = source_line(sources(both.facts, self._index.knowledge))
        fits = len(both.body) + len(shown) <= ROOM
        return both if other.status is Status.ANSWERED and fits and not admits else reply

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


def _richer(one: Reply, other: Reply) -> Reply | None:
    """Return the one of two replies with figures that has those of the other and more; None when neither has."""
    figures, others = set(numbers(one.body)), set(numbers(other.body))
    if not figures or not others or figures == others:
        return None
    return one if figures > others else other if others > figures else None


def _tells(told: Fact, fact: Fact) -> bool:
    """Return True when what was told is the fact, the same of another object, or one that carries it as its note."""
    same = told.question == fact.question or (told.value == fact.value and set(told.attributes) & set(fact.attributes))
    return told is fact or bool(same) or fact.id in told.updates or told.id in fact.updates


def _is_about_it(clause: Clause) -> bool:
    """Return True when a short question names nothing and no plan: it may ask about what was just told."""
    return len(clause.words) <= scope.ABOUT_IT and not clause.mentions and not {"plan", "planes"} & set(clause.words)
