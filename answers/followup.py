"""Reading a fragment ("¿y el tercero?", "¿cuántos?") in the light of what was being talked about."""

from __future__ import annotations

import re
from dataclasses import replace

from answers import forms
from answers.amounts import numbers
from answers.answer import Reply, Status
from answers.items import last_facts
from answers.knowledge import PLANS, Attribute, Fact, KnowledgeBase
from answers.matching import Index
from answers.pointing import RELATIVE, Pointer
from answers.query import Query
from answers.question import Clause, Context
from answers.render import join, source_line, source_of, sources, statement, updates
from answers.stating import canned
from answers.text import STOPWORDS, content, word_set, words
from answers.vocabulary import Mention

BARE = {"cuantos": "count", "cuando": "when", "quien": "who", "porque": "why", "cuales": "which"}
ORDER = word_set("sigue siguio siguiente despues tras antes anterior previa luego")
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
_UNSURE = 0.5
_NAMING = ("who", "which")
_NAMES_THINGS = frozenset(
    {"memorando_principios", "principios", "pna_ejes", "etapas_lista", "temas", "compromisos_lista"}
)
_OTHER = {
    "en_linea": "presencial",
    "presencial": "en_linea",
    "enfoque_medio": "enfoque_relacion",
    "enfoque_relacion": "enfoque_medio",
    "inicio": "fin",
}
_STARTERS = word_set(
    "y e o pero entonces no perdon digo del de el la los las en para sobre al por con queria quise decir preguntaba "
    "referia hablo hablaba me favor que tal va ahora mejor quiero saber pues ese esa este esta lo mismo igual a todos "
    "cada uno demas otros dos tres cuatro restantes anda onda sobre le les"
)
_VERBLESS = word_set("plan planes accion cuarto tercero segundo primero primer tercer numero nacional")
_ASKS = word_set("cuando cuanto cuanta cuantos cuantas quien quienes cual cuales donde como porque que")
_LIGHT_VERBS = word_set("fue fueron es son era eran eso esos esas")


class FollowUp:
    """Turns fragments into whole questions, or answers them from the context."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        self._knowledge = index.knowledge
        self.points = Pointer(index)

    def is_fragment(self, clause: Clause, context: Context) -> bool:
        """Return True when the clause names objects but asks nothing itself, after something was asked."""
        if not (context.label or context.pending):
            return False
        if clause.label in {"followup/elipsis", "followup/correccion"} and clause.confidence > 0.3:
            return True
        rest = [w for i, w in enumerate(clause.words) if not any(m.first <= i < m.last for m in clause.mentions)]
        rest = [w for w in rest if w not in _VERBLESS | RELATIVE.keys() and not w.isdigit()]
        named = (
            bool(clause.mentions)
            or bool(self._index.vocabulary.bare_plans(clause.words))
            or self.points.relative(clause, context) is not None
            or bool(self.points.all_plans(clause, context))
        )
        if not named:
            return False
        asks = set(rest) & (_ASKS - {"que"}) or (clause.words[:1] == ("que",) and len(rest) > 1)
        if asks and self._asks_the_same(clause, context):
            rest = [word for word in rest if word not in _ASKS]
            asks = set()
        return not asks and all(word in _STARTERS for word in rest)

    def _asks_the_same(self, clause: Clause, context: Context) -> bool:
        """Return True when "¿y la Alianza cuáles?" or "quién en el cuarto" asks what was asked of the last object."""
        last = self._knowledge.attribute_of_key.get(context.label)
        if last is None:
            return False
        unsure = clause.intent == "followup" or clause.confidence < _UNSURE or "como" in clause.words
        return asked_for(clause) == last.asks != "" or (last.asks in {"", "what"} and unsure)

    def next_stage(self, clause: Clause, context: Context) -> Clause | None:
        """Return the question on the stage after or before the one just named; None when it is not asked."""
        said = set(clause.words)
        if (
            context.label not in {"ask_stages/etapa", "compute/etapa_orden"}
            or len(clause.words) > 5
            or not said & ORDER
        ):
            return None
        stage = next((self._knowledge.facts[id_] for id_ in context.facts if id_ in self._knowledge.facts), None)
        return (
            replace(clause.about("compute/etapa_orden"), words=clause.words + words(" ".join(stage.terms)))
            if stage
            else None
        )

    def about(self, clause: Clause, context: Context, things: tuple[str, ...]) -> Clause:
        """Return the question asked of the objects it points back at: its own, that of the context, or their dates…"""
        mentions = self._mentions(things)
        if clause.intent == "compute":
            return replace(clause, mentions=tuple(mentions))
        own = self._knowledge.attribute_of_key.get(clause.label)
        last = self._knowledge.attribute_of_key.get(context.label)
        asks = asked_for(clause)
        likely = [own, last if last and asks in {"", last.asks} else None, *self._knowledge.attributes.values()]
        fitting = (
            attribute
            for attribute in likely
            if attribute and (attribute in likely[:2] or attribute.asks == asks)
            if all(self._knowledge.about(thing, attribute.id) for thing in things)
        )
        attribute = next(fitting, None)
        return clause.about(attribute.key, *mentions) if attribute else replace(clause, mentions=tuple(mentions))

    def resolve(self, clause: Clause, context: Context) -> Clause | Reply:
        """Return the whole question that a fragment stands for, or a reply when it cannot be told."""
        things = self.points.things(clause, context)
        label = context.pending or context.label
        if not clause.mentions and (other := self._the_other(clause, context)):
            return other
        attribute = self._knowledge.attribute_of_key.get(label)
        if not things:
            return self._unknown(clause)
        if attribute is None:
            if label.startswith("compute/"):
                return clause.about(label)
            attribute = self._knowledge.attributes["resumen" if things[0] in PLANS else "que_es"]
        if (
            attribute.id == "que_es"
            and context.things[:1] == ("gobierno_abierto",)
            and self._knowledge.about(things[0], "definicion")
        ):
            attribute = self._knowledge.attributes["definicion"]
        if not any(self._knowledge.about(thing, attribute.id) for thing in things):
            alike = self._alike(attribute.asks, things)
            if alike is not None:
                attribute = alike
        return clause.about(attribute.key, *self._mentions(things))

    def _the_other(self, clause: Clause, context: Context) -> Clause | None:
        """Return the question on the other of two ("¿y las otras?" after those who came in person), or None."""
        intent, _, attribute = context.label.partition("/")
        other = _OTHER.get(attribute)
        asked = other and {"otro", "otra", "otros", "otras", "demas", "resto"} & set(clause.words)
        return clause.about(f"{intent}/{other}", *self._mentions(context.things)) if asked else None

    def _mentions(self, things: tuple[str, ...]) -> list[Mention]:
        return [Mention(thing, self._knowledge.things[thing].kind, 0, 0) for thing in things]

    def _alike(self, asks: str, things: tuple[str, ...]) -> Attribute | None:
        """Return an attribute of the objects that answers the same question word, or what they are."""
        facts = self._knowledge.asking(asks, things) if asks in {"when", "what", "link", "why"} else []
        if facts:
            return self._knowledge.attributes[facts[0].attributes[0]]
        for name in ("resumen", "que_es"):
            if self._knowledge.about(things[0], name):
                return self._knowledge.attributes[name]
        return None

    def _unknown(self, clause: Clause) -> Reply:
        """Return the honest reply to a fragment on something unknown ("¿y Argentina?")."""
        words = [w for w in clause.words if w not in STOPWORDS | _STARTERS]
        if not words:
            return canned("what_topic", Status.CLARIFY)
        country = clause.label.startswith("near_scope/otros")
        return canned("near_scope/otros_paises" if country else "out_of_scope/ajeno", Status.OUT_OF_SCOPE)

    def bare(self, clause: Clause, context: Context) -> Clause | None:
        """Return the question a bare "¿cuántos?" stands for, on the nearest fact of the context; None without one."""
        asks = BARE.get(clause.label.partition("/")[2]) or asked_for(clause)
        last = last_facts(context, self._index)
        if not asks or not last:
            return None
        if self._tells(last[0], asks):
            return clause.about(
                self._knowledge.attributes[last[0].attributes[0]].key, *self._mentions((last[0].object,))
            )
        kinds = _NAMING if asks in _NAMING else (asks,)
        facts = [f for kind in kinds for f in self._knowledge.asking(kind, context.things)]
        if asks == "who":
            facts = [f for f in facts if not _NAMES_THINGS & set(f.attributes)]
        facts = [f for f in facts if f.layer == "document" or asks in _NAMING]
        facts = [f for f in facts if f.id not in context.facts] or facts
        related = _nearest(facts, last, self._knowledge)
        if related is None:
            return None
        attribute = next(a for a in related.attributes if self._knowledge.attributes[a].asks in kinds)
        return clause.about(self._knowledge.attributes[attribute].key, *self._mentions((related.object,)))

    def is_bare(self, clause: Clause) -> bool:
        """Return True for a question word and nothing else of weight: "¿y en dónde?", "¿y eso cuándo?"."""
        return bool(asked_for(clause)) and all(word in _STARTERS | _ASKS | _LIGHT_VERBS for word in clause.words)

    def _tells(self, fact: Fact, asks: str) -> bool:
        """Return True when the fact itself holds the number or the names that a bare question word asks for."""
        if asks == "count":
            return bool(fact.value.counts) or len(fact.value.items) in numbers(fact.text)
        names_them = fact.value.items or (fact.value.counts and not forms.only_counts((fact,)))
        return asks in _NAMING and bool(names_them)

    def source(self, context: Context) -> Reply | None:
        """Return the sources of the last answer, or None when there was none."""
        facts = tuple(last_facts(context, self._index))
        if not facts:
            return None
        line = source_line(sources(facts, self._knowledge))
        links = [f for t in context.things for f in self._knowledge.about(t, "enlace") if f.link]
        others = (source_of(fact) for fact in links if fact.link and fact.link.url not in line)
        extra = join(list(dict.fromkeys(f"{o.url} ({o.note})" if o.note else o.url for o in others)))
        body = f"{line}{'. También: ' + extra if extra else ''}"
        return Reply(Status.ANSWERED, body, facts, context.things, context.label, keep=True)

    def detail(self, context: Context) -> Reply | None:
        """Return other facts of what was being talked about, or None when there is nothing to add."""
        told = set(context.facts)
        known = [fact for thing in context.things for fact in self._knowledge.of(thing)]
        dull = {"enlace", "siglas", "nombre_completo"}
        facts = [f for f in known if f.id not in told and not dull & set(f.attributes) and f.says_something]
        summary = [f for f in facts if {"resumen", "que_es"} & set(f.attributes)]
        intent = context.label.partition("/")[0]
        akin = [f for f in facts if any(self._knowledge.attributes[a].intent == intent for a in f.attributes)]
        chosen = list(dict.fromkeys((*summary[:1], *akin, *facts)))[:2]
        if not chosen:
            return None
        said = (line for fact in chosen for line in (statement(fact), updates(fact, self._knowledge)) if line)
        body = "\n".join(dict.fromkeys(said))
        return Reply(Status.ANSWERED, body, tuple(chosen), context.things, context.label)


def asked_for(clause: Clause) -> str:
    """Return what a question word asks for (``count``, ``when``, ``who``…), or "" when there is none."""
    text = " ".join(clause.words)
    return next((asks for asks, pattern in _ASKS_FOR if pattern.search(text)), "")


def _nearest(facts: list[Fact], last: list[Fact], knowledge: KnowledgeBase) -> Fact | None:
    """Return the fact that shares most words with the last ones, then the kind of question; None when there is none."""
    intents = {knowledge.attributes[a].intent for f in last for a in f.attributes}
    told = content(" ".join(f"{f.label} {f.question}" for f in last))

    def closeness(fact: Fact) -> tuple[int, bool, bool]:
        main = "fecha_presentacion" in fact.attributes
        return (
            len(content(f"{fact.label} {fact.question}") & told),
            any(knowledge.attributes[a].intent in intents for a in fact.attributes),
            main,
        )

    return max(facts, key=closeness, default=None)
