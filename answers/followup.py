"""Reading a fragment ("¿y el tercero?", "¿cuántos?") in the light of what was being talked about."""

from __future__ import annotations

import re
from dataclasses import replace

from answers.answer import Reply, Status
from answers.bare import ASKS, LIGHT_VERBS, STARTERS, Bare, asked_for
from answers.concepts import concepts
from answers.items import last_facts
from answers.knowledge import PLANS, Attribute, Fact
from answers.matching import Index
from answers.objects import POINTS_BACK, STRONG
from answers.pointing import RELATIVE, Pointer
from answers.question import Clause, Context
from answers.render import statement
from answers.rewording import TWINS
from answers.stating import canned
from answers.text import STOPWORDS, word_set, words
from answers.vocabulary import Mention

ORDER = word_set("sigue siguio siguiente despues tras antes anterior previa luego")
_UNSURE = 0.5
_OTHER = {
    "en_linea": "presencial",
    "presencial": "en_linea",
    "enfoque_medio": "enfoque_relacion",
    "enfoque_relacion": "enfoque_medio",
    "inicio": "fin",
}
_LINKS = word_set(
    "link liga url enlace pdf descargo descargar bajo consulto consultar leo leer encuentro encontrar veo ver texto "
    "completo completa original"
)
_HANDS = _LINKS | word_set("pasame pasa pasas pasen mandame manda mandas comparte compartes comparteme dame das")
_ALIKE = frozenset({"when", "what", "link", "why"})
_STAGE = re.compile(r"\b(?:implement|ejecu|constru|elabora)\w+")
_FEW = 6
_SOME = 7
_COUNTED = re.compile(r"\bcuant[oa]s (?P<noun>\w+)")
SAYS = word_set("dice dicen dijo dijeron texto textual textualmente literal")
_TEXTS = {"estrategia": "estrategia_texto", "pnd_apartado": "pnd_cita", "pnd_eje": "pnd_cita"}
_THE_REST = frozenset({"demas", "otros", "otras", "restantes"})
_NOW = frozenset({"ahora", "hoy", "actualmente", "actual", "actuales"})
_SAME = frozenset({"mismo", "misma", "mismos", "mismas", "igual", "iguales"})
_VERBLESS = word_set("plan planes accion cuarto tercero segundo primero primer tercer numero nacional")


class FollowUp:
    """Turns fragments into whole questions, or answers them from the context."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._knowledge = index.knowledge
        self.points = Pointer(index)
        self.bare = Bare(index)

    def is_fragment(self, clause: Clause, context: Context) -> bool:
        """Return True when the clause names objects but asks nothing itself, after something was asked."""
        if not (context.label or context.pending):
            return False
        if clause.label in {"followup/elipsis", "followup/correccion"} and clause.confidence > 0.3:
            return True
        rest = [w for i, w in enumerate(clause.words) if not any(m.first <= i < m.last for m in clause.mentions)]
        aside = _VERBLESS | RELATIVE.keys() if context.plan or clause.named("plan") else _VERBLESS
        rest = [w for w in rest if w not in aside and not w.isdigit()]
        named = (
            bool(clause.mentions)
            or bool(self._index.vocabulary.bare_plans(clause.words))
            or self.points.relative(clause, context) is not None
            or bool(self.points.all_plans(clause, context))
            or bool(self.points.of_year(clause))
        )
        if not named:
            return False
        if context.label.startswith("ask_definition") and clause.named("author", "institution"):
            rest = [word for word in rest if word not in SAYS]
        asks = set(rest) & (ASKS - {"que"}) or (clause.words[:1] == ("que",) and len(rest) > 1)
        if asks and self._asks_the_same(clause, context):
            aside = ASKS | LIGHT_VERBS if {"cual", "cuales"} & set(clause.words) else ASKS
            rest = [word for word in rest if word not in aside]
            asks = set()
        return not asks and all(word in STARTERS for word in rest)

    def _asks_the_same(self, clause: Clause, context: Context) -> bool:
        """Return True when "¿y la Alianza cuáles?" or "quién en el cuarto" asks what was asked of the last object."""
        last = self._knowledge.attribute_of_key.get(context.label)
        if last is None:
            return False
        if re.search(r"\bcual(?:es)? (?:es|fue|era|son|fueron|eran)\W*$", " ".join(clause.words)):
            return True
        unsure = clause.intent == "followup" or clause.confidence < _UNSURE or "como" in clause.words
        return asked_for(clause) == last.asks != "" or (last.asks in {"", "what"} and unsure)

    def filled(self, clause: Clause, context: Context) -> Clause | None:
        """Return the whole question behind words that only the last answer explains; None when they need no filling."""
        handed = self.handed(clause)
        again = self.other_stage(clause, context) or self.says(clause, context) or self.same_of_both(clause, context)
        return handed or (replace(again, fragment=True) if again else self.next_stage(clause, context))

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

    def handed(self, clause: Clause) -> Clause | None:
        """Return "pásame esa ley" or "link de la carta" as the question for its address; None for anything else.

        "Dame" hands over a document; of a plan or an author, people want to be told about it.
        """
        named = clause.named(*STRONG)
        taken = {i for m in clause.mentions for i in range(m.first, m.last)}
        rest = {word for i, word in enumerate(clause.words) if i not in taken and not word.isdigit()}
        if len(named) == 1:
            rest -= set(words(self._knowledge.things[named[0]].name))
        documents = clause.named("instrument") == named
        asks = rest & (_HANDS if documents else _LINKS) and rest <= _HANDS | STOPWORDS | STARTERS
        linked = asks and len(named) == 1 and self._knowledge.about(named[0], "enlace")
        return clause.about("ask_link/enlace", *self._mentions(named)) if linked else None

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
        if not things and _THE_REST & set(clause.words) and self._of_an_author(context):
            fact = self._knowledge.about("gobierno_abierto", "definicion")[0]
            return Reply(Status.ANSWERED, statement(fact), (fact,), (fact.object,), "ask_definition/definicion")
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
            alike = self._alike(attribute, things)
            if alike is not None:
                attribute = alike
        return replace(clause, labels=()).about(attribute.key, *self._mentions(things))

    def _of_an_author(self, context: Context) -> bool:
        """Return True when what is being talked about is somebody who defines open government."""
        return any(self._knowledge.things[t].kind == "author" for t in context.things if t in self._knowledge.things)

    def _the_other(self, clause: Clause, context: Context) -> Clause | None:
        """Return the question on the other of two ("¿y las otras?" after those who came in person), or None."""
        intent, _, attribute = context.label.partition("/")
        other = _OTHER.get(attribute)
        asked = other and {"otro", "otra", "otros", "otras", "demas", "resto"} & set(clause.words)
        only = replace(clause, labels=())
        return only.about(f"{intent}/{other}", *self._mentions(context.things)) if asked else None

    def other_stage(self, clause: Clause, context: Context) -> Clause | None:
        """Return what was asked of the construction, of the implementation ("¿y en la implementación?"), or back."""
        twin = TWINS.get(context.label.partition("/")[2])
        stage = _STAGE.search(" ".join(clause.words))
        last = self._knowledge.attribute_of_key.get(context.label)
        if same_stage := self._in_that_stage(clause, context, bool(stage)):
            return same_stage
        if (
            twin is None
            or stage is None
            or last is None
            or len(clause.words) > _FEW
            or set(clause.named(*STRONG)) - {"cuarto"}
        ):
            return None
        attribute = self._knowledge.attribute_of_key[twin]
        other = (attribute.intent == "ask_implementation") == stage.group().startswith(("implement", "ejec"))
        only = replace(clause, labels=())
        return only.about((attribute if other else last).key, *self._mentions(("cuarto",)))

    def _in_that_stage(self, clause: Clause, context: Context, said: bool) -> Clause | None:
        """Return "¿y cuántas organizaciones participaron ahí?", after the implementation, as a question on it."""
        twin = TWINS.get(clause.label.partition("/")[2])
        goes_on = clause.words[:1] in {("y",), ("de",)} or POINTS_BACK & set(clause.words) or len(clause.words) <= _SOME
        if said or twin is None or not goes_on or clause.named(*STRONG):
            return None
        attribute = self._knowledge.attribute_of_key[twin]
        same = context.label.partition("/")[0] == attribute.intent
        return replace(clause, labels=()).about(attribute.key, *self._mentions(("cuarto",))) if same else None

    def counted(self, clause: Clause, context: Context) -> Fact | None:
        """Return the fact that counts what "¿y cuántas organizaciones son esas?" asks of the last answer; or None."""
        last = last_facts(context, self._index)
        if (
            _NOW & set(clause.words)
            or asked_for(clause) != "count"
            or clause.named(*STRONG)
            or len(clause.words) > _FEW
            or not last
        ):
            return None
        noun = _COUNTED.search(" ".join(clause.words))
        said = concepts(noun["noun"]) if noun else frozenset()
        own = [fact for thing in context.things if thing not in PLANS for fact in self._knowledge.of(thing)]
        told = [*(last[:1] if POINTS_BACK & set(clause.words) else ()), *own]
        fact = next((fact for fact in told if any(said & concepts(count.of) for count in fact.value.counts)), None)
        if fact is None and POINTS_BACK & set(clause.words) and said & concepts(last[0].text) and last[0].value.counts:
            return last[0]
        return fact

    def says(self, clause: Clause, context: Context) -> Clause | None:
        """Return "¿y qué dice?" as the question for the words themselves; None when there are none to give."""
        last = context.label.partition("/")[2]
        asks = set(clause.words) & SAYS and set(clause.words) <= SAYS | STARTERS | ASKS
        wanted = (_TEXTS.get(last, ""), "definicion")
        known = (a for a in wanted for thing in context.things if a and self._knowledge.about(thing, a))
        attribute = next(known, None) if asks and len(clause.words) <= _FEW else None
        if attribute is None:
            return None
        only = replace(clause, labels=())
        return only.about(self._knowledge.attributes[attribute].key, *self._mentions(context.things))

    def same_of_both(self, clause: Clause, context: Context) -> Clause | None:
        """Return "¿o sea que fue el mismo en los dos?" as what was asked, of both; None for anything else."""
        both = self.points.both(clause, context) if _SAME & set(clause.words) else ()
        known = self._knowledge.attribute_of_key.get(context.label)
        return replace(clause, labels=()).about(context.label, *self._mentions(both)) if both and known else None

    def _mentions(self, things: tuple[str, ...]) -> list[Mention]:
        return [Mention(thing, self._knowledge.things[thing].kind, 0, 0) for thing in things]

    def _alike(self, attribute: Attribute, things: tuple[str, ...]) -> Attribute | None:
        """Return an attribute of the objects of the same question word or kind, or else what they are."""
        facts = self._knowledge.asking(attribute.asks, things) if attribute.asks in _ALIKE else []
        if facts:
            return self._knowledge.attributes[facts[0].attributes[0]]
        if attribute.intent == "ask_definition" and self._knowledge.about(things[0], "definicion"):
            return self._knowledge.attributes["definicion"]
        for name in ("resumen", "que_es"):
            if self._knowledge.about(things[0], name):
                return self._knowledge.attributes[name]
        return None

    def _unknown(self, clause: Clause) -> Reply:
        """Return the honest reply to a fragment on something unknown ("¿y Argentina?")."""
        words = [w for w in clause.words if w not in STOPWORDS | STARTERS]
        if not words:
            return canned("what_topic", Status.CLARIFY)
        country = clause.label.startswith("near_scope/otros")
        return canned("near_scope/otros_paises" if country else "out_of_scope/ajeno", Status.OUT_OF_SCOPE)
