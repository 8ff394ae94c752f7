"""Bare questions ("¿cuántos?", "¿y por qué?"): what they ask for, and the fact near the last answer that tells it."""

from __future__ import annotations

import re

from answers import forms
from answers.amounts import numbers
from answers.items import last_facts
from answers.knowledge import PLANS, Fact, KnowledgeBase
from answers.matching import Index
from answers.question import Clause, Context
from answers.stating import VAGUE
from answers.text import content, fold, word_set
from answers.vocabulary import Mention

BARE = {"cuantos": "count", "cuando": "when", "quien": "who", "porque": "why", "cuales": "which"}
_ASKS_FOR = (
    ("count", re.compile(r"\b(?:cuant[oa]s?|que cantidad|numero de|cifras?)\b")),
    (
        "when",
        re.compile(r"\b(?:cuando|fechas?|en que (?:mes|ano|dia)\w*|(?:de|hasta|desde) que (?:ano|fecha|mes)\w*)\b"),
    ),
    ("who", re.compile(r"\bquien(?:es)?\b")),
    ("where", re.compile(r"\bdonde\b")),
    ("which", re.compile(r"\bcuales\b|\bque (?:eran|son)\b")),
    ("why", re.compile(r"\bpor que\b|\bpara que\b")),
)
_SO_MANY = frozenset({"tan", "tanto", "tantos", "tantas", "pocos", "pocas"})
LIKELY = 0.05
_NAMING = ("who", "which")
_NAMES_THINGS = frozenset(
    {"memorando_principios", "principios", "pna_ejes", "etapas_lista", "temas", "compromisos_lista"}
)
_REASON = re.compile(r"\b(?:porque|ya que|debido a|a causa de|tras)\b")
_PURPOSE = re.compile(r"\b(?:para|donde se)\b")
STARTERS = word_set(
    "y e o pero entonces no perdon digo del de el la los las en para sobre al por con queria quise decir preguntaba "
    "referia hablo hablaba me favor que tal va ahora mejor quiero saber pues ese esa este esta lo mismo igual a todos "
    "cada uno demas otros dos tres cuatro restantes anda onda sobre le les"
)
ASKS = word_set("cuando cuanto cuanta cuantos cuantas quien quienes cual cuales donde como porque que")
LIGHT_VERBS = word_set("sirve sirven sirvio servia servian fue fueron es son era eran eso esos esas")


class Bare:
    """Fills in questions that are a question word and little else."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge

    def is_one(self, clause: Clause) -> bool:
        """Return True for a question word and nothing else of weight: "¿y en dónde?", "¿y eso cuándo?"."""
        return bool(asked_for(clause)) and all(word in STARTERS | ASKS | LIGHT_VERBS for word in clause.words)

    def whole(self, clause: Clause, context: Context) -> Clause | None:
        """Return the question a bare "¿cuántos?" stands for, on the nearest fact of the context; None without one."""
        asks = BARE.get(clause.label.partition("/")[2]) or asked_for(clause)
        last = last_facts(context, self._index)
        if not asks or not last:
            return None
        reasons = asks == "why" and "para" not in clause.words
        told_why = reasons and "why" in {self._knowledge.attributes[a].asks for a in last[0].attributes}
        if (told_why and not self._tells(clause, last[0], asks)) or (reasons and _SO_MANY & set(clause.words)):
            return clause.about(VAGUE)
        same = self._knowledge.attributes[last[0].attributes[0]]
        plans = clause.named("plan")
        if plans and last[0].object in PLANS and same.asks == asks and self._knowledge.about(plans[0], same.id):
            return clause.about(same.key)
        if self._tells(clause, last[0], asks):
            return clause.about(self._knowledge.attributes[last[0].attributes[0]].key, self._mention(last[0].object))
        kinds = _NAMING if asks in _NAMING else (asks,)
        facts = [f for kind in kinds for f in self._knowledge.asking(kind, context.things)]
        if asks == "who":
            facts = [f for f in facts if not _NAMES_THINGS & set(f.attributes)]
        facts = [f for f in facts if f.layer == "document" or asks in _NAMING]
        facts = [f for f in facts if f.id not in context.facts] or facts
        related = _nearest(facts, last, clause, self._knowledge)
        if related is None:
            return None
        attribute = next(a for a in related.attributes if self._knowledge.attributes[a].asks in kinds)
        return clause.about(self._knowledge.attributes[attribute].key, self._mention(related.object))

    def _mention(self, thing: str) -> Mention:
        return Mention(thing, self._knowledge.things[thing].kind, 0, 0)

    def _tells(self, clause: Clause, fact: Fact, asks: str) -> bool:
        """Return True when the fact itself holds the number, the names or the reason that a bare question asks for."""
        if asks == "why":
            reason = _PURPOSE if "para" in clause.words else _REASON
            return bool(reason.search(fold(fact.text)))
        if asks == "count":
            return bool(fact.value.counts) or len(fact.value.items) in numbers(fact.text)
        if asks == "who" and _NAMES_THINGS & set(fact.attributes):
            return False
        names_them = fact.value.items or (fact.value.counts and not forms.only_counts((fact,)))
        return asks in _NAMING and bool(names_them)


def asked_for(clause: Clause) -> str:
    """Return what a question word asks for (``count``, ``when``, ``who``…), or "" when there is none."""
    text = " ".join(clause.words)
    return next((asks for asks, pattern in _ASKS_FOR if pattern.search(text)), "")


def _nearest(facts: list[Fact], last: list[Fact], clause: Clause, knowledge: KnowledgeBase) -> Fact | None:
    """Return the likeliest fact, then that with most words of the last ones and their kind; None without any."""
    intents = {knowledge.attributes[a].intent for f in last for a in f.attributes}
    told = content(" ".join(f"{f.label} {f.question}" for f in last))

    def closeness(fact: Fact) -> tuple[bool, int, bool, bool]:
        main = "fecha_presentacion" in fact.attributes
        return (
            any(clause.p_of(knowledge.attributes[a].key) > LIKELY for a in fact.attributes),
            len(content(f"{fact.label} {fact.question}") & told),
            any(knowledge.attributes[a].intent in intents for a in fact.attributes),
            main,
        )

    return max(facts, key=closeness, default=None)
