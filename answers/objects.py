"""Which objects a question asks about: those it names, those of the conversation, or the attribute's own."""

from __future__ import annotations

import re

from answers.amounts import moments
from answers.knowledge import PLANS, Attribute, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.text import content, word_set

# Objects that questions name in passing: "los compromisos de México", "en gobierno abierto".
PASSING = frozenset({"gobierno_abierto", "mexico", "apf", "plan_de_accion", "compromiso", "dof"})
STRONG = ("plan", "institution", "author", "instrument", "concept", "event")
NAMED = 2.0
NOTHING_NAMED = 0.3
OTHER_PLAN = 0.4
OF_ITS_PLAN = frozenset({"ask_participation", "ask_implementation"})
MOSTLY = 0.5
_THAT_PLAN = re.compile(
    r"\b(?:es[et]|este|dicho|mismo|aquel) plan\b|\bplan (?:ese|este|aquel|anterior)\b|"
    r"\b(?:volviendo|regresando|volvamos|vuelvo|regreso|regresemos) al plan\b"
)
_THE_PLAN = re.compile(r"\b(?:el|del|al) plan\b(?! (?:que|donde|de|con|sin|en)\b)")
_GOES_ON = re.compile(r"^y\b|\b(?:de|entre) (?:es[oae]s?|ellos|ellas)\b")
ELSEWHERE = 0.6
ITS_OWN = 2.5
FAR_FROM_IT = 0.3
POINTS_BACK = word_set("su sus eso ese esa esos esas ahi alli dicho dicha aquel aquella esto este esta")
SHORT = 4


class Objects:
    """Finds what a question is about."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge

    def asked_about(self, clause: Clause, context: Context, attribute: Attribute) -> tuple[tuple[str, ...], float]:
        """Return the objects the attribute is asked of, and how well that fits the objects named (1 = fully)."""
        strong = tuple(t for t in clause.named(*STRONG) if t not in PASSING)
        if attribute.id == "enlace" and {"mexico", "aga"} <= set(clause.named()):
            return ("mexico",), NAMED
        if context.last_plan and not clause.named("plan") and _THAT_PLAN.search(" ".join(clause.words)):
            strong = (*strong, context.last_plan)
        if (
            attribute.needs_plan
            and not any(self._kind(t) == "plan" for t in strong)
            and (bare := self._bare_plans(clause))
        ):
            strong = (*strong, *bare)
        if strong:
            return self._of_named(strong, context, attribute)
        return self._of_nothing_named(clause, context, attribute)

    def asks_plan(self, clause: Clause, attribute: Attribute, things: tuple[str, ...]) -> bool:
        """Return True when a plan must be named: the attribute needs one, or "el plan" fits several."""
        if things:
            return False
        several = len(self._knowledge.objects_of.get(attribute.id, frozenset()) & set(PLANS)) > 1
        return attribute.needs_plan or (several and "plan" in clause.words)

    def _bare_plans(self, clause: Clause) -> tuple[str, ...]:
        """Return the plans that ordinals name on their own, or that a year names: "el plan elaborado en 2016"."""
        if "plan" in clause.words:
            dated = (("plan", "de", str(moment.year)) for moment in moments(clause.text))
            found = tuple(
                m.thing for words in dated for m in self._index.vocabulary.mentions(words) if m.thing in PLANS
            )
            if found:
                return found
        one = self._index.vocabulary.bare_plan(clause.words)
        return (one,) if one else self._index.vocabulary.bare_plans(clause.words)

    def _kind(self, thing: str) -> str:
        return self._knowledge.things[thing].kind

    def _of_named(
        self, strong: tuple[str, ...], context: Context, attribute: Attribute
    ) -> tuple[tuple[str, ...], float]:
        """Return the named objects that can answer, else the attribute's own object; and how well they fit."""
        answered_by = self._knowledge.objects_of.get(attribute.id, frozenset())
        plans = tuple(thing for thing in strong if self._kind(thing) == "plan")
        fitting = tuple(thing for thing in strong if thing in answered_by)
        if fitting:
            fitting_plans = tuple(thing for thing in fitting if thing in plans)
            if fitting_plans and attribute.needs_plan:
                return fitting_plans, NAMED
            told = tuple(t for t in fitting if t in plans or self._tells_of(t, attribute.id, fitting_plans))
            return (told if fitting_plans else fitting), NAMED
        if attribute.needs_plan and plans:
            return plans, 0.6
        if attribute.object and self._default_speaks_of(attribute, strong):
            return (attribute.object,), 1.5
        if attribute.object and attribute.object not in PLANS and len(plans) == len(strong):
            return (attribute.object,), 1.0
        if attribute.object and len(plans) < len(strong):
            return (attribute.object,), 1.0 if self._is_tied_to(attribute.object, strong) else 0.3
        if attribute.needs_plan:
            return self._from_context(context, answered_by), 0.5
        return strong[:1], (OTHER_PLAN if plans and attribute.object in PLANS else 0.15)

    def _of_nothing_named(
        self, clause: Clause, context: Context, attribute: Attribute
    ) -> tuple[tuple[str, ...], float]:
        """Return the objects of a question that names none, or only in passing, and how well they fit.

        They come from the context, from the attribute or from what is named in passing.
        """
        answered_by = self._knowledge.objects_of.get(attribute.id, frozenset())
        passing = tuple(thing for thing in clause.named() if thing in answered_by and thing in PASSING)
        from_context = self._from_context(context, answered_by, attribute.object)
        if attribute.object:
            if (
                from_context
                and (not clause.named() or attribute.object in PASSING)
                and self._kind(attribute.object) != "plan"
            ):
                return from_context, 1.1
            if passing and attribute.object in PASSING:
                return passing[:1], 1.0
            of_one_plan = attribute.object in PLANS and attribute.intent in OF_ITS_PLAN
            if of_one_plan and context.plan in PLANS and _GOES_ON.search(" ".join(clause.words)):
                return (context.plan,), 1.0
            return (attribute.object,), self._default_fit(clause, context, attribute.object)
        if passing:
            return passing[:1], 1.0
        if from_context:
            return from_context, 1.2
        goes_on = "plan" not in clause.words and self._tied(context.things, context.last_plan)
        if goes_on and context.last_plan in answered_by:
            return (context.last_plan,), 1.2
        if told := self._told_by_terms(clause, attribute):
            return told, 1.0
        return (), (1.0 if self.asks_plan(clause, attribute, ()) else NOTHING_NAMED)

    def _default_fit(self, clause: Clause, context: Context, default: str) -> float:
        """Return how well an attribute's own object fits a question that names none."""
        if default in context.things:
            return 1.3 if clause.named() or len(clause.words) > SHORT else ITS_OWN
        if default in PLANS and (context.plan in PLANS or "plan" in clause.words):
            return OTHER_PLAN
        if context.things and POINTS_BACK & set(clause.words):
            return FAR_FROM_IT
        elliptical = context.things and (clause.words[:1] == ("y",) or len(clause.words) <= SHORT)
        return ELSEWHERE if elliptical else 1.0

    def _told_by_terms(self, clause: Clause, attribute: Attribute) -> tuple[str, ...]:
        """Return the object whose fact has most of its terms in the question ("¿quién habla de tecnología social?")."""
        scored = [
            (self._index.terms_in(clause.words, fact), fact.object)
            for fact in self._knowledge.with_attribute(attribute.id)
        ]
        score, thing = max(scored, default=(0, ""))
        if attribute.needs_plan and _THE_PLAN.search(" ".join(clause.words)):
            return ()
        several = (
            attribute.needs_plan
            and sum(self._said_of(clause, fact) for fact in self._knowledge.with_attribute(attribute.id)) > 1
        )
        return (thing,) if score > 3 and not several else ()

    def _said_of(self, clause: Clause, fact: Fact) -> bool:
        """Return True when a fact says most of what the question adds to what its attribute asks."""
        attributes = (self._knowledge.attributes[a] for a in fact.attributes)
        asked = content(" ".join(f"{a.label} {a.question}" for a in attributes)) | content("plan accion mexico")
        added = content(" ".join(clause.words)) - asked
        return not added or len(added & content(fact.body)) / len(added) >= MOSTLY

    def _default_speaks_of(self, attribute: Attribute, named: tuple[str, ...]) -> bool:
        """Return True when the facts of the attribute's own object mention every object the question names."""
        facts = self._knowledge.about(attribute.object, attribute.id)
        spoken = frozenset().union(*(self._index.mentioned[fact.id] for fact in facts)) if facts else frozenset()
        return all(thing in spoken for thing in named)

    def _tells_of(self, thing: str, attribute: str, plans: tuple[str, ...]) -> bool:
        """Return True when what an object answers is of one of the plans (the mesas, of the fourth)."""
        facts = self._knowledge.about(thing, attribute)
        return any(plan in self._index.mentioned[fact.id] for fact in facts for plan in plans)

    def _is_tied_to(self, thing: str, named: tuple[str, ...]) -> bool:
        """Return True when what is known of an object names every other object of the question."""
        spoken = frozenset().union(*(self._index.mentioned[fact.id] for fact in self._knowledge.of(thing)))
        return set(named) <= spoken

    def _from_context(self, context: Context, answered_by: frozenset[str], own: str = "") -> tuple[str, ...]:
        """Return the objects the conversation is about that can answer; its plan when the objects cannot.

        Those named in passing count less than an ``own`` object that questions seldom name.
        """
        found = tuple(thing for thing in context.things if thing in answered_by and thing not in PASSING)
        if not found and context.plan in answered_by:
            return (context.plan,)
        return found or (() if own in PASSING else self._spoken_of(context, answered_by))

    def _spoken_of(self, context: Context, answered_by: frozenset[str]) -> tuple[str, ...]:
        """Return the one object that the last answer names in passing and that can answer; empty without just one."""
        last = [id_ for id_ in context.facts if id_ in self._knowledge.facts]
        spoken = {thing for id_ in last for thing in self._index.mentioned[id_]} - PASSING
        named = tuple(sorted(spoken & answered_by))
        return named if len(named) == 1 else ()

    def _tied(self, things: tuple[str, ...], plan: str) -> bool:
        """Return True when what is known of the objects talked about names a plan."""
        return any(plan in self._index.mentioned[fact.id] for thing in things for fact in self._knowledge.of(thing))
