"""Checking what a question takes for granted against the typed values of the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from answers.amounts import Moment, moments, numbers
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.query import PASSING
from answers.question import Clause
from answers.text import content, fold
from answers.vocabulary import Mention


class Verdict(Enum):
    """What the facts say of the claim in a question."""

    NO_CLAIM = "no claim"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"


_ASKS = re.compile(
    r"\b(?:cuando|cuanto|cuanta|cuantos|cuantas|quien|quienes|cual|cuales|donde|como|por que|porque|para que|que|"
    r"dime|dame|explica|resume|platica|cuenta|hablame|define|lista|menciona|enumera)\b"
)
_CONFIRM = re.compile(
    r"\b(?:es cierto|es verdad|verdad|cierto|cierta|si o no|correcto|confirma|confirmame|confirmas|es correcto|"
    r"no es asi|acaso|me dijeron|dicen que|segun yo|tengo entendido|lei que|escuche que|entonces)\b|\bno$"
)
_PLAIN_VERB = re.compile(
    r"^(?:y |pero |entonces |oye )*(?:el |la |los |las |todos |todas |mexico |se |si |es |son |fue |fueron |hubo |"
    r"hay |participo|participaron|intervino|tuvo|tiene|existe|existio|inmujeres|obama|noveck|inai|clad|ocde|aga|ogp|"
    r"nosc|sfp|stt|en |al final )"
)


def is_yes_no(clause: Clause) -> bool:
    """Return True when the question asks to confirm something rather than for a piece of information."""
    text = " ".join(clause.words)
    if _CONFIRM.search(text):
        return True
    body = re.sub(r"\b(?:lo|la|los|las|el) que\b|\bque (?:el|la|los|las|se|fue|fueron|si)\b", " ", text)
    return not _ASKS.search(body) and bool(_PLAIN_VERB.match(text)) and len(clause.words) > 3


def check(clause: Clause, facts: Sequence[Fact], index: Index) -> Verdict:
    """Return the verdict on the claim of a question, given the facts that answer what it asks.

    Figures and dates are compared with the typed values; actors with the objects the facts name; claims in words with
    the facts that say the same of other objects.
    """
    if not facts:
        return Verdict.NO_CLAIM
    yes_no = is_yes_no(clause)
    verdicts = [v for v in (_dates(clause, facts), _figures(clause, facts, yes_no)) if v is not Verdict.NO_CLAIM]
    if Verdict.WRONG in verdicts:
        return Verdict.WRONG
    if not yes_no:
        return Verdict.NO_CLAIM
    if _ALL.search(" ".join(clause.words)) and {"resultados", "compromisos_completos"} & {
        a for f in facts for a in f.attributes
    }:
        return Verdict.WRONG
    if flag := _flag(clause, facts):
        return flag
    actors = _actors(clause, facts, index)
    if actors is Verdict.WRONG:
        return actors
    if len({fact.text for fact in facts}) > 1 and not verdicts:
        return Verdict.UNSURE
    if verdicts or actors is Verdict.RIGHT:
        return Verdict.RIGHT
    return _wording(clause, facts, index)


_ALL = re.compile(r"\b(?:todos|todas|ninguno|ninguna)\b")
_ROMAN = re.compile(r"\b[XVI]{2,6}\b")
_ONLY = re.compile(r"\b(?:solo|solos|solamente|unicamente|exclusivamente|puro|puros|puras|nada mas)\b")


def _known_moments(facts: Sequence[Fact]) -> list[Moment]:
    typed = [m for fact in facts for m in fact.value.moments]
    quoted = [Moment(fact.value.quote.year) for fact in facts if fact.value.quote and fact.value.quote.year]
    return typed + quoted


def _dates(clause: Clause, facts: Sequence[Fact]) -> Verdict:
    claimed = [m for m in moments(clause.text) if not _in_a_name(clause, str(m.year))]
    typed = _known_moments(facts)
    if not claimed or not typed:
        return Verdict.NO_CLAIM
    known = typed + [m for fact in facts for m in moments(fact.text)]
    return Verdict.RIGHT if all(any(c.matches(k) for k in known) for c in claimed) else Verdict.WRONG


def _figures(clause: Clause, facts: Sequence[Fact], yes_no: bool) -> Verdict:
    """Compare the figures of the question with those of the facts; ordinals, years and names apart.

    In a question that asks to confirm, any figure of the facts' text counts (an article, a strategy), Roman ones too.
    """
    if (
        yes_no
        and (romans := set(_ROMAN.findall(clause.text)))
        and (own := {r for f in facts for r in _ROMAN.findall(f.text)})
    ):
        return Verdict.RIGHT if romans & own else Verdict.WRONG
    counted = [f for f in facts if f.value.counts or f.value.months or f.value.items or (yes_no and numbers(f.text))]
    taken = {i for m in clause.mentions for i in range(m.first, m.last)}
    rest = " ".join(word for i, word in enumerate(clause.words) if i not in taken)
    claimed = {n for n in numbers(rest) if (not 1900 < n < 2100 and n != 1) or (n == 1 and " 1 " in f" {rest} ")}
    claimed -= {m.day for m in moments(clause.text)}
    if not claimed or not counted:
        return Verdict.NO_CLAIM
    known = {count.number for fact in counted for count in fact.value.counts} | {fact.value.months for fact in counted}
    known |= {len(fact.value.items) for fact in counted} | {n for fact in counted for n in numbers(fact.text)}
    return Verdict.RIGHT if claimed <= known else Verdict.WRONG


def _in_a_name(clause: Clause, word: str) -> bool:
    return any(word in " ".join(clause.words[m.first : m.last]) for m in clause.mentions)


def _actors(clause: Clause, facts: Sequence[Fact], index: Index) -> Verdict:
    """Compare the institutions, authors and groups the question names with those the facts name.

    A fact that leaves somebody out ("sólo el gobierno") denies the part of whoever else the question names, and a
    question that says "sólo" is wrong of a fact that names others too.
    """
    named = [
        t
        for t in clause.named("institution", "author", "group")
        if t not in PASSING and t not in {fact.object for fact in facts}
    ]
    says_only = bool(_ONLY.search(" ".join(clause.words)))
    fact_says_only = any(_ONLY.search(fold(fact.text)) for fact in facts)
    if not named:
        return Verdict.RIGHT if says_only and fact_says_only else Verdict.NO_CLAIM
    spoken = frozenset().union(*(index.mentioned[fact.id] for fact in facts))
    if all(thing in spoken for thing in named):
        return (
            Verdict.WRONG
            if says_only != fact_says_only and {"group"} & {index.knowledge.things[t].kind for t in named}
            else Verdict.RIGHT
        )
    kinds = {index.knowledge.things[thing].kind for thing in spoken}
    return Verdict.WRONG if kinds & {index.knowledge.things[thing].kind for thing in named} else Verdict.UNSURE


def _flag(clause: Clause, facts: Sequence[Fact]) -> Verdict | None:
    """Return the verdict of a yes/no fact, turned round when the question is in the negative; None for other facts."""
    flags = [fact.value.flag for fact in facts if fact.value.flag is not None]
    if not flags:
        return None
    negated = bool(
        re.search(r"\bno (?!es cierto|es verdad)\w+", re.sub(r"(?:si o no|\bno)$", "", " ".join(clause.words)))
    )
    return Verdict.RIGHT if flags[0] != negated else Verdict.WRONG


_SAYING = content(
    "incluye incluir menciona mencionar habla hablar considera contempla plantea propone señala tuvo hubo existe "
    "existió relaciona relación nombra usa emplea"
)
_NEGATION = re.compile(r"\b(?:solo|unicamente|nadie|nunca|jamas|ninguna?|sin)\b")


def _wording(clause: Clause, facts: Sequence[Fact], index: Index) -> Verdict:
    """Compare what the claim adds to the question with what the base says of this object and of the others.

    Only a claim whose own words another object's fact has, and this one's has not, is called wrong: a paraphrase is
    not.
    """
    asked = [index.knowledge.attributes[a] for f in facts for a in f.attributes]
    names = " ".join(index.knowledge.things[f.object].name for f in facts)
    restated = content(" ".join([names, *(f.label for f in facts), *(f"{a.label} {a.question}" for a in asked)]))
    claim = content(" ".join(unmentioned(clause, "plan"))) - restated - _SAYING
    own = frozenset().union(*(content(fact.body) for fact in facts))
    if not claim:
        return Verdict.UNSURE if _says_no(facts) else Verdict.RIGHT
    rivals = [
        f
        for a in facts[0].attributes
        for f in index.knowledge.with_attribute(a)
        if f.object != facts[0].object and f.layer == "document"
    ]
    mine = len(claim & own) / len(claim)
    best = max(
        (len(claim & content(f.body) - own) / len(claim) for f in rivals if f.object in PLANS or f.value.quote),
        default=0.0,
    )
    if best >= 0.3 and best > len(claim & own - _shared(rivals)) / len(claim):
        return Verdict.WRONG
    return Verdict.RIGHT if mine >= 0.75 and not _says_no(facts) else Verdict.UNSURE


def _shared(rivals: Sequence[Fact]) -> frozenset[str]:
    return frozenset().union(*(content(f.body) for f in rivals)) if rivals else frozenset()


def _says_no(facts: Sequence[Fact]) -> bool:
    return any(
        fold(fact.text).startswith(("no ", "el documento no")) or _NEGATION.search(fold(fact.text)) for fact in facts
    )


def unmentioned(clause: Clause, kind: str) -> list[str]:
    """Return the words of the clause outside the mentions of a kind."""
    taken = {i for m in clause.mentions if m.kind == kind for i in _span(m)}
    return [word for i, word in enumerate(clause.words) if i not in taken]


def _span(mention: Mention) -> range:
    return range(mention.first, mention.last)
