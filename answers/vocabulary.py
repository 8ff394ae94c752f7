"""Finding in a question the objects of the knowledge base, by the aliases written in the knowledge files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answers.knowledge import PLANS, KnowledgeBase, Thing
from answers.text import word_set, words

_ALL_PLANS = (
    "todos los planes", "los cuatro planes", "cada plan", "cada uno de los planes", "los 4 planes", "los planes",
    "todos sus planes", "cuatro planes", "4 planes", "los planes de mexico", "los planes de accion",
    "cada uno de los cuatro planes",
)  # fmt: skip
_FORMS = {
    "primero": "1 uno primero primer primerito 1o 1ero 1ro 1er",
    "segundo": "2 dos segundo 2o 2do ii",
    "tercero": "3 tres tercero tercer 3o 3ero 3ro 3er iii",
    "cuarto": "4 cuatro cuarto 4o 4to 4rto iv ultimo",
    "quinto": "5 quinto 5o 5to 6 sexto 6o septimo octavo",
}
_ORDINALS = {form: plan for plan, forms in _FORMS.items() for form in forms.split()}
_CARDINALS = frozenset({"uno", "dos", "tres", "cuatro"})
_PLURALS = frozenset("234")
_ROMAN = frozenset({"ii", "iii", "iv"})
_NUMBERED = (
    "plan {}", "{} plan", "{} plan de accion", "plan de accion {}", "plan numero {}", "{} plan nacional",
    "plan nacional {}", "{} plan de accion nacional",
)  # fmt: skip
_GLUED = ("plan{}", "pa{}")
_BEFORE_A_NUMBER = frozenset({"plan", "planes", "y", "o", "vs", "del", "el"})
_AFTER_A_NUMBER = frozenset({"y", "o", "vs", "", "en", "fue"})
_BY_AGE = {
    "último plan": "cuarto", "plan más reciente": "cuarto", "plan más nuevo": "cuarto", "plan más actual": "cuarto",
    "plan actual": "cuarto", "plan vigente": "cuarto", "más reciente de los planes": "cuarto",
    "penúltimo plan": "tercero", "plan más antiguo": "primero", "plan más viejo": "primero",
    "plan inicial": "primero", "plan original": "primero",
}  # fmt: skip
NOT_A_PLAN = word_set(
    "etapa etapas fase fases paso pasos eje ejes compromiso compromisos lugar principio principios pais paises mesa "
    "mesas personas anos meses organizaciones organismos"
)


@dataclass(frozen=True)
class Mention:
    """An object named in a question: its id and kind, and the words (first, last + 1) that name it."""

    thing: str
    kind: str
    first: int
    last: int


class Vocabulary:
    """The aliases of every object, ready to be looked for in the words of a question."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._kinds = {thing.id: thing.kind for thing in knowledge.things.values()}
        self._aliases: dict[tuple[str, ...], tuple[str, ...]] = {}
        for thing in knowledge.things.values():
            for alias in (*thing.aliases, thing.name, thing.siglas, *_ordinal_aliases(thing)):
                if key := words(str(alias)):
                    self._add(key, thing.id)
        for phrase, plan in _BY_AGE.items():
            if plan in knowledge.things:
                self._add(words(phrase), plan)
        for phrase in _ALL_PLANS:
            self._aliases[tuple(phrase.split())] = PLANS
        self._longest = max(map(len, self._aliases))

    def _add(self, key: tuple[str, ...], thing: str) -> None:
        known = self._aliases.get(key, ())
        if thing not in known:
            self._aliases[key] = (*known, thing)

    @property
    def words(self) -> frozenset[str]:
        """Every word that occurs in an alias."""
        return frozenset(word for alias in self._aliases for word in alias)

    @property
    def collisions(self) -> dict[str, tuple[str, ...]]:
        """Aliases that name more than one object."""
        return {" ".join(key): things for key, things in self._aliases.items() if len(things) > 1 and things != PLANS}

    def mentions(self, question: Sequence[str]) -> tuple[Mention, ...]:
        """Return the objects named in the folded words of a question, longest alias first, left to right."""
        found: list[Mention] = []
        i = 0
        while i < len(question):
            for size in range(min(self._longest, len(question) - i), 0, -1):
                things = self._aliases.get(tuple(question[i : i + size]))
                if things == PLANS and question[i + size : i + size + 1] and question[i + size] in _ORDINALS:
                    continue
                if things:
                    found += [Mention(thing, self._kinds[thing], i, i + size) for thing in things]
                    i += size
                    break
            else:
                i += 1
        found += self._enumerated(question, found)
        one_of_them = {m.thing for m in found if not _in_passing(m, question)} & set(PLANS)
        return tuple(m for m in found if not (one_of_them and _in_passing(m, question)))

    def _enumerated(self, question: Sequence[str], found: list[Mention]) -> list[Mention]:
        """Return the plans of lists such as "los planes 2, 3 y 4" or "el segundo y el tercer plan"."""
        text = set(question)
        if not text & {"plan", "planes"} and not any(m.kind == "plan" for m in found):
            return []
        taken = {i for m in found for i in range(m.first, m.last)}
        extra = []
        for i, word in enumerate(question):
            plan = _ORDINALS.get(word)
            counts = word in _CARDINALS and question[i - 1 if i else 0] != "el"
            if plan is None or i in taken or plan not in self._kinds or counts:
                continue
            following = question[i + 1] if i + 1 < len(question) else ""
            listed = _BEFORE_A_NUMBER & set(question[max(0, i - 3) : i]) or following in _AFTER_A_NUMBER
            if listed and following not in NOT_A_PLAN and question[i - 1 if i else 0] not in NOT_A_PLAN:
                extra.append(Mention(plan, "plan", i, i + 1))
        return extra

    def called(self, noun: str) -> frozenset[str]:
        """Return the objects with an alias that begins with a noun: "comité", the two that are called so."""
        return frozenset(thing for alias, things in self._aliases.items() if alias[0] == noun for thing in things)

    def bare_plan(self, question: Sequence[str]) -> str | None:
        """Return the plan that a short answer such as "2", "el tercero" or "del cuarto, por favor" names, or None."""
        named = self.bare_plans(question)
        if len(named) == 2 and "no" in question:
            named = named[1:]
        return named[0] if len(named) == 1 else None

    def bare_plans(self, question: Sequence[str]) -> tuple[str, ...]:
        """Return the plans that ordinals and figures on their own name ("el primero y el cuarto"), each once."""
        words = [word for word in question if word != "numero"]
        named = [
            _ORDINALS[word]
            for i, word in enumerate(words)
            if word in _ORDINALS
            and not (word in _CARDINALS | _PLURALS and words[max(i - 1, 0) : i] in (["los"], ["cada"]))
            and not NOT_A_PLAN & {*words[max(i - 1, 0) : i], *words[i + 1 : i + 2]}
        ]
        return tuple(dict.fromkeys(plan for plan in named if plan in self._kinds))


def _in_passing(mention: Mention, question: Sequence[str]) -> bool:
    """Return True when "los planes" names all of them only to say what the question is about."""
    return mention.kind == "plan" and tuple(question[mention.first : mention.last])[:2] == ("los", "planes")


def _ordinal_aliases(thing: Thing) -> Iterable[str]:
    """Yield the ways of naming a plan by its number: "plan 2", "2o plan", "segundo plan de accion"…"""
    for form, plan in _ORDINALS.items():
        if thing.kind == "plan" and plan == thing.id and form != "ultimo":
            for pattern in _NUMBERED if not form.isdigit() else (*_NUMBERED, *_GLUED):
                yield pattern.format(form)
            if not form.isdigit() and form not in _CARDINALS | _ROMAN:
                yield from (f"el {form} de los planes", f"{form} de los planes")
