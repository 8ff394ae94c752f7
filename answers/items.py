"""Items of the list that was just given: "la segunda", "¿cuál es el tercero?", "el 3 ¿de qué es?"."""

from __future__ import annotations

import re

from answers.answer import Reply, Status
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import phrase, statement
from answers.text import STOPWORDS, content, word_set, words

ORDINALS = ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav", "noven", "decim")
_FIGURE = re.compile(r"(?P<figure>[1-9]\d?)(?:a|o|ra|da|ta|ro|do|to|er)?")
_LAST = {"ultimo": 0, "ultima": 0, "penultimo": 1, "penultima": 1}
_NEXT = {"sigue": 1, "siguio": 1, "siguiente": 1, "despues": 1, "anterior": -1, "antes": -1, "previa": -1, "previo": -1}
_LIGHT = word_set(
    "y pero entonces oye llama llamaba llamo trata trato significa significaba dice decia nombre nombra explica "
    "explicame dime menciona eje etapa fase paso pilar principio criterio punto numero consiste consistio refiere "
    "titulo titula va lista dijo dicen esos esas ellos ellas esos esas estos estas todo aparece viene ser"
)
_LISTS = {
    "etapas_numero": "etapas_lista",
    "pna_ejes_numero": "pna_ejes",
    "compromisos_numero": "compromisos_lista",
    "etapa": "etapas_lista",
    "etapa_orden": "etapas_lista",
    "compromiso_detalle": "compromisos_lista",
}
_OF_AN_ITEM = word_set("cual que como") | _LIGHT - word_set("y pero entonces oye va")
_EACH = {"etapas_lista": "etapa", "compromisos_lista": "compromiso_detalle"}
_NOUNS = {
    "etapa": "etapas", "fase": "etapas", "paso": "etapas", "eje": "ejes", "compromiso": "compromisos",
    "principio": "principios", "pilar": "principios", "criterio": "principios",
}  # fmt: skip
_LONGEST = 9
_ALIKE = 0.6


def position(words: tuple[str, ...], length: int) -> int | None:
    """Return the place, from 0, that an ordinal, a figure or "la última" points at in a list; None when none does."""
    for word in words:
        if word in _LAST:
            return length - 1 - _LAST[word]
        place = next((n for n, stem in enumerate(ORDINALS) if word.startswith(stem)), None)
        if place is None and (number := _FIGURE.fullmatch(word)):
            place = int(number["figure"]) - 1
        if place is not None:
            return place
    return None


def ordinal(clause: Clause) -> int | None:
    """Return the place, from 0, of the first ordinal or figure of a question that is not part of a plan's name."""
    taken = {i for m in clause.mentions if m.kind == "plan" for i in range(m.first, m.last)}
    words = (word for i, word in enumerate(clause.words) if i not in taken and word not in _LAST)
    return next((place for word in words if (place := position((word,), 0)) is not None), None)


def positions(words: tuple[str, ...], length: int) -> tuple[int, ...]:
    """Return every place that the words point at ("la segunda y la quinta"), in order, once each."""
    found = (position((word,), length) for word in words)
    return tuple(dict.fromkeys(place for place in found if place is not None and place < length))


def item_asked(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return what is known of the item of the last list that the question points at, or None when it points at none.

    After a list about a plan, a bare "¿y el tercero?" means the third plan.
    """
    told = last_facts(context, index)
    listed = next((fact for fact in told if len(fact.value.items) > 1), None) or _list_of(context, index)
    words = clause.words
    nouns = {_NOUNS[word] for word in words if word in _NOUNS}
    if nouns and (listed is None or not any(noun in a for noun in nouns for a in listed.attributes)):
        listed = _named_list(nouns, context, index) or listed
    if listed is None or (nouns and not any(noun in a for noun in nouns for a in listed.attributes)):
        return None
    if len(words) > _LONGEST or {"plan", "planes", "no"} & set(words):
        return None
    items = listed.value.items
    place = position(words, len(items))
    if place is None:
        place = _beside(words, listed, context, index)
    rest = [word for word in words if position((word,), len(items)) is None and word not in STOPWORDS | _NEXT.keys()]
    if place is None or any(word not in _LIGHT for word in rest):
        return None
    feminine = ("la" in words and any(word.isdigit() for word in words)) or any(
        word.endswith("a") and position((word,), len(items)) is not None for word in words
    )
    numbered = len(items) > len(PLANS) and any(word.isdigit() for word in words)
    says_item = feminine or numbered or _OF_AN_ITEM & set(words)
    after_the_list = listed is told[0] or context.label.endswith("_numero")
    if listed.object in PLANS and after_the_list and not says_item:
        return None
    if place >= len(items):
        return Reply(
            Status.CORRECTED, phrase("no_such_item", count=len(items)), (listed,), (listed.object,), context.label
        )
    detail = _detail(listed, items[place], index)
    body = statement(detail) if detail else phrase("item", number=place + 1, item=items[place])
    return Reply(Status.ANSWERED, body, (detail, listed) if detail else (listed,), (listed.object,), context.label)


def _named_list(nouns: set[str], context: Context, index: Index) -> Fact | None:
    """Return the list of axes, stages… of what is being talked about, or None."""
    known = (fact for thing in context.things for fact in index.knowledge.of(thing) if len(fact.value.items) > 1)
    return next((fact for fact in known if any(noun in a for noun in nouns for a in fact.attributes)), None)


def _list_of(context: Context, index: Index) -> Fact | None:
    """Return the list that the fact told last is an item of (a stage, a commitment), or None."""
    told = next(iter(last_facts(context, index)), None)
    attribute = _LISTS.get(context.label.partition("/")[2])
    return next(iter(index.knowledge.about(told.object, attribute)), None) if told and attribute else None


def _beside(words: tuple[str, ...], listed: Fact, context: Context, index: Index) -> int | None:
    """Return the place of the item after or before the one that was just told, or None."""
    step = next((_NEXT[word] for word in words if word in _NEXT), 0)
    told = next((fact for fact in last_facts(context, index) if fact is not listed), None)
    items = listed.value.items
    here = next((n for n, item in enumerate(items) if told and _detail(listed, item, index) is told), None)
    return None if here is None or not step or here + step < 0 else here + step


def last_facts(context: Context, index: Index) -> list[Fact]:
    """Return the facts of the last answer."""
    return [index.knowledge.facts[id_] for id_ in context.facts if id_ in index.knowledge.facts]


def _of_the_named(item: str, index: Index) -> Fact | None:
    """Return what is known of the author or the instrument that an item is, or None when it is neither."""
    named = next((m.thing for m in index.vocabulary.mentions(words(item)) if m.kind in {"author", "instrument"}), "")
    known = [fact for attribute in ("definicion", "que_es") for fact in index.knowledge.about(named, attribute)]
    return known[0] if known else None


def _detail(listed: Fact, item: str, index: Index) -> Fact | None:
    """Return the fact of the same object that tells about an item of its list, or None."""
    stems = content(item)
    each = index.knowledge.about(listed.object, _EACH.get(next(iter(listed.attributes)), ""))
    place = listed.value.items.index(item)
    if len(each) == len(listed.value.items):
        return each[place]
    if of_its_own := _of_the_named(item, index):
        return of_its_own
    if numbered := [fact for fact in each if fact.label.startswith(f"el compromiso {place + 1} ")]:
        return numbered[0]
    intents = {index.knowledge.attributes[a].intent for a in listed.attributes}
    others = [
        fact
        for fact in index.knowledge.of(listed.object)
        if fact is not listed and intents & {index.knowledge.attributes[a].intent for a in fact.attributes}
    ]
    told = {fact: content(f"{fact.label} {fact.value.text}") for fact in others if "resumen" not in fact.attributes}
    alike = [fact for fact, said in told.items() if stems and len(stems & said) / len(stems) >= _ALIKE]
    return max(alike, key=lambda fact: len(stems & told[fact]) / len(told[fact]), default=None)
