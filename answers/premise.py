"""Checking what a question takes for granted against the typed values of the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answers.amounts import Moment, moments
from answers.claims import Verdict, claims
from answers.figures import judged
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.objects import PASSING
from answers.question import Clause
from answers.text import content, fold
from answers.vocabulary import Mention

_ASKS = re.compile(
    r"(?:^|\by )(?:como|que)\b|\bcomo (?:se|fue|es|son|era|lo|la|los|las|le|define\w*|surg\w+|funciona\w*|"
    r"llam\w+|puedo|nace)\b|"
    r"\b(?:cuando|cuanto|cuanta|cuantos|cuantas|quien|quienes|cual|cuales|donde|por que|porque|para que|"
    r"(?:en|de|a|con|por|para|sobre|desde|hasta|dime|saber|sabes) que|que (?:eran?|fechas?|dias?|anos?|mes(?:es)?|"
    r"cantidad|numero|objetiv\w*|cosas?|tipos?|sector\w*|grupos?|organi\w+|instit\w+|dependencia\w*|paso|es|son|significa\w*|"
    r"dicen?|hizo|hace|hubo|tal|tanto|onda|documentos?|plan(?:es)?|etapas?|ejes?|principios?|pais(?:es)?|autor\w*|"
    r"temas?|resultad\w+|metodolog\w+)|"
    r"dime|dame|explica|platica|hablame|enumera)\b|^(?:y |oye |por favor )*(?:resume|cuenta\w*|define|lista|menciona)\b"
)
_CONFIRM = re.compile(
    r"\b(?:es cierto|es verdad|verdad|cierto|cierta|si o no|correcto|confirma|confirmame|confirmas|es correcto|"
    r"no es asi|acaso|me dijeron|dicen que|segun yo|tengo entendido|lei que|escuche que|entonces)\b|\bno$"
)
_PLAIN_VERB = re.compile(
    r"^(?:y |pero |entonces |oye )*(?:el |la |los |las |todos |todas |mexico |se |si |es |son |fue |fueron |hubo |"
    r"hay |participo|participaron|intervino|tuvo|tiene|existe|existio|inmujeres|obama|noveck|inai|clad|ocde|aga|ogp|"
    r"nosc|sfp|stt|en |al final )|"
    r"^(?:y |pero |entonces |oye )*(?:salio|entro|firmo|fundo|abandono|\w+(?:aron|ieron|aban|ian))\b|"
    r"^(?:y |pero |oye )*(?:tard|dur|super|rebas|lleg|pas|cumpl|junt|reun|exist|habi|estab|estuv|era|eran|ya|ni|algun|"
    r"los|las|para|"
    r"desde|un|una|solo|puro|nada|unicamente|calderon|gutierrez|ramirez|lathrop|gonzalez)\w*\b"
)
_EITHER = re.compile(r"\bo (?:fue|fueron|era|eran|el|la|los|las|al|del|mas bien|solo|nada mas|que)\b")
_ARTICLE = re.compile(r"^(?:y )?(?:el|la|los|las|un|una|unos|unas) ")
_VERB = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|se|hay|hubo|han?|tien\w+|tuv\w+|hizo|hac\w+|dur[oa]|tard\w+|est[aeu]\w*|sali\w*|"
    r"present[oa]n?|public[oa]n?|particip\w+|inici[oa]|empez\w+|termin\w+|firm[oa]|fund[oa]|sirv\w+|dic\w+|dij\w+|"
    r"habl\w+|inclu\w+|exist\w+|sigu\w+|defin\w+|promuev\w+|cumpl\w+|complet\w+|elabor\w+|implement\w+|"
    r"\w+(?:aron|ieron|eron|aban|ian))\b"
)
_WHY = re.compile(r"\b(?:por que|porque|a que se debe)\b")
_CLEFT = re.compile(r"^(?:y |entonces |oye )*(?:fue|era|es) (?:en |durante )?(?:el|la) (?!que)")


def is_either_or(text: str) -> bool:
    """Return True when a question gives two things to choose from, which neither yes nor no would answer."""
    return bool(_EITHER.search(text))


def is_yes_no(clause: Clause) -> bool:
    """Return True when the question asks to confirm something rather than for a piece of information."""
    text = " ".join(clause.words)
    if _CONFIRM.search(text):
        return True
    if re.search(r"^(?:y |oye |pero )*en que se \w+", text) or is_either_or(text) or _only_names(clause, text):
        return False
    body = re.sub(
        r"\b(?:lo|la|los|las|el|plan|planes) (?:en el )?que (?!fecha|dia|ano|objetiv|tipo)|\bque (?:el|la|los|"
        r"las|se|fue|fueron|si)\b",
        " ",
        text,
    )
    if _CLEFT.search(text):
        body = re.sub(r"\b(?:donde|cuando)\b", " ", body)
    long_enough = len(clause.words) > (2 if claims(clause) else 3)
    return not _ASKS.search(body) and bool(_PLAIN_VERB.match(text)) and long_enough


def _only_names(clause: Clause, text: str) -> bool:
    """Return True for a phrase without a verb nor a question mark: "los compromisos del cuarto plan"."""
    spoken = "?" in clause.text or re.search(r"\w[óÓéÉ]\b", clause.text)
    return bool(_ARTICLE.search(text)) and not spoken and not _VERB.search(text)


def check(clause: Clause, facts: Sequence[Fact], index: Index) -> Verdict:
    """Return the verdict on the claim of a question, given the facts that answer what it asks.

    Figures and dates are compared with the typed values; actors with the objects the facts name; claims in words with
    the facts that say the same of other objects.
    """
    if not facts:
        return Verdict.NO_CLAIM
    yes_no = is_yes_no(clause)
    verdicts = [
        v for v in (_dates(clause, facts, index), judged(clause, facts, yes_no, index)) if v is not Verdict.NO_CLAIM
    ]
    if Verdict.WRONG in verdicts and not (yes_no and _denies(clause)):
        return Verdict.WRONG
    if not yes_no:
        return Verdict.NO_CLAIM
    if Verdict.UNSURE in verdicts or (verdicts and _denies(clause)):
        return Verdict.UNSURE
    if _ALL.search(" ".join(clause.words)) and {"resultados", "compromisos_completos"} & {
        a for f in facts for a in f.attributes
    }:
        return Verdict.WRONG
    if _UNIQUE.search(" ".join(clause.words)) and any(_ONE_OF.search(fold(f.text)) for f in facts):
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


def asks_why(clause: Clause) -> bool:
    """Return True when the question asks for the reason of what it takes for granted."""
    return bool(_WHY.search(" ".join(clause.words)))


def misstates(clause: Clause, facts: Sequence[Fact], index: Index) -> bool:
    """Return True when a date, a figure or an actor that the question takes for granted is not that of the facts."""
    return Verdict.WRONG in {
        _dates(clause, facts, index), judged(clause, facts, False, index), _actors(clause, facts, index)
    }  # fmt: skip


def confirms(clause: Clause, facts: Sequence[Fact], index: Index) -> bool:
    """Return True when the question gives a date of the facts."""
    return _dates(clause, facts, index) is Verdict.RIGHT


_ALL = re.compile(r"\b(?:todos|todas|ninguno|ninguna)\b")
_MAKING = re.compile(r"\b(?:hic|hiz|constru|elabor|arm)\w+")
_MADE_IN = ("duracion", "inicio", "fin")
_DENIES = re.compile(
    r"^(?:y |pero |oye )*no (?!es cierto|es verdad)|\bno (?:tuvo|fueron|fue|son|hubo|"
    r"participaron|tiene|duro)\b"
)
_UNIQUE = re.compile(r"\bunic[oa]s?\b|\bsol[oa]s?\b|\bsolit[oa]s?\b")
_ONE_OF = re.compile(r"\b(?:uno de los|una de las|entre ellos|entre ellas|junto con)\b")
_ONLY = re.compile(r"\b(?:solo|solos|solamente|unicamente|exclusivamente|puro|puros|puras|nada mas)\b")


def _denies(clause: Clause) -> bool:
    """Return True when a claim is in the negative ("¿no fueron 13?"), which neither yes nor no would answer well."""
    return bool(_DENIES.search(re.sub(r"(?:,? (?:si o )?no)$", "", " ".join(clause.words))))


def _known_moments(facts: Sequence[Fact]) -> list[Moment]:
    typed = [m for fact in facts for m in fact.value.moments]
    quoted = [Moment(fact.value.quote.year) for fact in facts if fact.value.quote and fact.value.quote.year]
    return typed + quoted


def _dates(clause: Clause, facts: Sequence[Fact], index: Index) -> Verdict:
    claimed = [m for m in moments(clause.text) if not _in_a_name(clause, str(m.year))]
    typed = _known_moments(facts) or [m for fact in facts if fact.value.flag for m in moments(fact.text)]
    if not claimed or not typed:
        return Verdict.NO_CLAIM
    known = typed + [m for fact in facts for m in moments(fact.text) if m.year]
    made = [f for o in {fact.object for fact in facts} for a in _MADE_IN for f in index.knowledge.about(o, a)]
    built = [m for fact in made for m in fact.value.moments] if _MAKING.search(" ".join(clause.words)) else []
    if all(any(c.matches(k) for k in known) for c in claimed):
        return Verdict.RIGHT
    return Verdict.UNSURE if all(any(c.matches(m) for m in built) for c in claimed) else Verdict.WRONG


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
    if says_only and not fact_says_only and len(named) < 2 and any(_lists_people(f, index) for f in facts):
        return Verdict.WRONG
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


def _lists_people(fact: Fact, index: Index) -> bool:
    """Return True when a fact tells several who took part."""
    who = any(index.knowledge.attributes[a].asks == "who" for a in fact.attributes)
    return who and len(fact.value.items) > 1


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
