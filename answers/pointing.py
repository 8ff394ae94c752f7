"""What a fragment points at: "el anterior", "los dos", "todos", "el segundo"."""

from __future__ import annotations

import re
from dataclasses import replace

from answers.amounts import moments
from answers.items import last_facts
from answers.knowledge import PLANS
from answers.matching import Index
from answers.objects import PASSING, STRONG
from answers.question import Clause, Context
from answers.text import words
from answers.vocabulary import Mention

RELATIVE = {
    "anterior": -1,
    "previo": -1,
    "antes": -1,
    "siguiente": 1,
    "sigue": 1,
    "siguio": 1,
    "posterior": 1,
    "despues": 1,
}
_BOTH = re.compile(
    r"\b(?:ambos|ambas|(?:los|las|esos|esas|estos|estas) (?:dos|tres|cuatro)|cada (?:uno|una)|de todos|todos ellos|"
    r"un[oa] y (?:el |la )?otr[oa]|un[oa] a(?:l| la)? ?otr[oa]|entre (?:ellos|ellas))\b"
)
_THAT = re.compile(r"\b(?:es[ea]|est[ea]|dich[oa]|aquel|aquella|es[oa]s|est[oa]s) (?P<noun>\w+)\b")
_KINDS = {
    "documento": "instrument", "texto": "instrument", "autor": "author", "autora": "author", "autores": "author",
    "institucion": "institution", "organismo": "institution", "dependencia": "institution", "instancia": "institution",
}  # fmt: skip
_NOT_CALLED = frozenset({"plan", "planes", "dos", "tres", "cuatro", "uno", "ultimo", "primer", "primero", "segundo"})
_INITIALS = frozenset({"siglas", "letras", "iniciales"})
_HOW_MANY = {"amb": 2, "un": 2, "entre": 2, "dos": 2, "tres": 3, "cuatro": 4}
_FEW = 5


class Pointer:
    """Finds the objects that a question points at without naming them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def things(self, clause: Clause, context: Context) -> tuple[str, ...]:
        """Return the objects a fragment points at: named, by number, "el anterior", "ambos"; may be empty."""
        strong = tuple(t for t in clause.named() if t not in PASSING)
        relative = self.relative(clause, context)
        if relative:
            return (relative,)
        if strong:
            corrected = clause.label == "followup/correccion" or clause.words[:1] == ("no",)
            return strong[-1:] if corrected and len(strong) > 1 else strong
        if dated := self.of_year(clause):
            return dated
        every = self.all_plans(clause, context)
        bare = self._index.vocabulary.bare_plan(clause.words)
        if bare and (not every or "de todos" in " ".join(clause.words)):
            return (bare,)
        if not every and (several := self._index.vocabulary.bare_plans(clause.words)):
            return several
        return self.all_plans(clause, context) or self.both(clause, context) or clause.named()

    def of_year(self, clause: Clause) -> tuple[str, ...]:
        """Return the plans that a year alone names: "¿y la del de 2014?"."""
        years = (("plan", "de", str(moment.year)) for moment in moments(clause.text) if moment.year)
        named = (m.thing for words in years for m in self._index.vocabulary.mentions(words))
        return tuple(dict.fromkeys(thing for thing in named if thing in PLANS))

    def all_plans(self, clause: Clause, context: Context) -> tuple[str, ...]:
        """Return every plan for "todos", or those not yet told for "los demás"; empty for anything else."""
        said = set(clause.words)
        if len(clause.words) > _FEW or not (context.pending or context.plan):
            return ()
        if {"demas", "otros", "restantes"} & said:
            return tuple(plan for plan in PLANS if plan not in (*context.things, *context.before))
        every = {"todos", "cada"} & said or re.search(r"\blos (?:cuatro|4)\b", " ".join(clause.words))
        return PLANS if every else ()

    def that(self, clause: Clause, context: Context) -> Clause:
        """Return the clause with the object that "esa ley", "ese comité" or "esas siglas" points back at as named."""
        said = _THAT.search(" ".join(clause.words))
        if said is None or clause.named(*STRONG) or _NOT_CALLED & {said["noun"]}:
            return clause
        knowledge, noun = self._index.knowledge, said["noun"]
        called = self._index.vocabulary.called(noun)
        told = (words(fact.body) for fact in last_facts(context, self._index))
        spoken = (m.thing for said_before in told for m in self._index.vocabulary.mentions(said_before))
        for thing in (*context.named, *context.things, *spoken):
            kind = knowledge.things[thing].kind
            fits = (
                thing in called or _KINDS.get(noun) == kind or (noun in _INITIALS and knowledge.about(thing, "siglas"))
            )
            if fits and thing not in PASSING:
                first = " ".join(clause.words)[: said.start()].count(" ")
                return replace(clause, mentions=(*clause.mentions, Mention(thing, kind, first, first + 2)))
        return clause

    def both(self, clause: Clause, context: Context) -> tuple[str, ...]:
        """Return the objects that "ambos", "los dos" or "cada uno" points back at; empty when there is none."""
        said = _BOTH.search(" ".join(clause.words))
        if not said or any(t not in PASSING for t in clause.named()):
            return ()
        if said.group().startswith("cada") and context.label.startswith("ask_alliance/planes"):
            return PLANS
        told = tuple(dict.fromkeys(fact.object for fact in last_facts(context, self._index)))
        since = tuple(dict.fromkeys((*context.before, *context.things)))
        number = next((n for word, n in _HOW_MANY.items() if word in said.group()), 0)
        fits = (
            things
            for things in (context.things, told, since)
            if len(things) == number or (len(things) > 1 and not number)
        )
        several = next(fits, ())
        return tuple(sorted(several, key=PLANS.index)) if set(several) <= set(PLANS) else several

    def relative(self, clause: Clause, context: Context) -> str | None:
        """Return the plan that "el anterior", "el que sigue del segundo" or "el penúltimo" means, or None."""
        said = set(clause.words)
        named = clause.named("plan") or (self._index.vocabulary.bare_plan(clause.words),)
        plan = next((p for p in (*named, context.plan) if p in PLANS), "")
        if "penultimo" in said:
            return PLANS[-2]
        for word, step in RELATIVE.items():
            if word in said and plan:
                place = PLANS.index(plan) + step
                return PLANS[max(place, 0)] if place < len(PLANS) else "quinto"
        if said & {"ultimo", "reciente"} and len(clause.words) <= 6:
            return "cuarto"
        return None
