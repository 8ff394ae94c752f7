"""Finding the plan that a figure, a date or a description belongs to, and checking claims about it."""

from __future__ import annotations

import re

from answers.amounts import moments, numbers
from answers.answer import Reply, Status
from answers.claims import Claim, claims
from answers.compute import NAMES, computation, computed, fact_of, identified, participants_chart
from answers.knowledge import PLANS, Fact
from answers.matching import Index
from answers.premise import is_yes_no
from answers.question import Clause, Context
from answers.ranking import measure_asked, participants, plans_of, unplanned
from answers.render import join, lower_first, phrase, statement
from answers.text import STOPWORDS, content, fold
from answers.timing import date_of

_NOT_A_DESCRIPTION = frozenset({"resumen", "enlace", "participacion_resumen"})
_IDENTIFIES = re.compile(
    r"\b(?:fue|es|era) (?:en )?(?:el|la) (?:plan )?(?:de|del|que|con|sin|donde|en)\b|"
    r"^(?:\w+ ){0,2}(?:fue|era|es) (?:en |durante )?el (?:\w+ plan|plan \w+)(?: de accion)? (?:donde|cuando|que|"
    r"en el que|el que)\b|"
    r"\b(?:el|ese) plan \w+ (?:fue|es|era) (?:el|en el)\b|\b(?:fue|es|era) (?:en )?el (?:primer|segund|tercer|"
    r"cuart)o?\b|"
    r"\bel plan (?:de|del|que|con|sin|donde) (?:\w+ ){1,8}(?:fue|es|era) (?:el|en el)\b"
)
_WHY = re.compile(r"^(?:y |oye |pero )*(?:por que|porque) ")
_GENERIC = "plan acción presentó cuál México planes nacional participaron fue verdad cierto"
# What people say in words that the source has not, and the source's words for it.
_SAID_OTHERWISE = (
    (re.compile(r"\bsin (?:\w+ ){0,5}(?:gente|ciudadan\w+|sociedad|poblacion|personas|nadie|pueblo)\b"
                r"|\b(?:puro|pura|puros|nada mas el|unicamente el) gobierno\b|\bgobierno sol(?:o|ito)\b"),
     "gobierno unilaterales consideraron"),
)  # fmt: skip
_ALL_OR_SOME = re.compile(r"\b(?:todos|cuatro|4|cada|ambos|alguno?s?|ninguno?|algunos)\b")
_SOME = re.compile(r"\b(?:alguno?s?|ninguno?|hubo un)\b")
_MADE = re.compile(
    r"\b(?:hic|hiz|constru|elabor|present|public|sali|inici|empez|termin|acab|lanz|armar|es del?|fue del?|"
    r"fue en|es el de)"
)
_ABOUT_ALL = ("institution", "group", "instrument", "concept")
_AGENDA = re.compile(r"agenda (?:20)?30", re.IGNORECASE)
_ASIDE = frozenset({"gobierno_abierto", "plan_de_accion", "compromiso", "apf"})
_TOGETHER = re.compile(
    r"\bco ?cre(?:ad|acion|aron)\w*|\bcolaborativ\w+|\bparticipativ\w+|\bcon (?:la )?(?:ciudadania|gente)\b"
)
_WITHOUT = re.compile(r"\b(?:no|sin)\b")
_LEFT = re.compile(r"\b(?:sal(?:io|ieron|irse|ida)|retir\w+|abandon\w+|se fue|se fueron)\b")
_LEAVERS = frozenset({"nosc", "sociedad_civil"})
_TOOK_PART = re.compile(r"\b(?:estuv\w+|particip\w+|intervin\w+|entr[oa]\w*|form\w+ parte|tuvo que ver|aparec\w+)\b")
LONG = 400
FEW = 9
LIKELY = 0.3


def owners(said: list[str], index: Index) -> list[tuple[str, Fact]]:
    """Return the plans that what is said belongs to, each with the fact that says it; empty when it is none's."""
    facts = [
        f
        for plan in PLANS
        for f in index.knowledge.of(plan)
        if f.layer == "document" and f.attributes[0] not in _NOT_A_DESCRIPTION
    ]
    facts += [f for f in index.knowledge.of("nosc") if f.layer == "document"]
    for pattern, spoken in _SAID_OTHERWISE:
        said = pattern.sub(spoken, " ".join(said)).split()
    claimed, dates = set(numbers(" ".join(said))), moments(" ".join(said))
    question = content(" ".join(w for w in said if w not in STOPWORDS)) - content(_GENERIC)
    best: dict[str, tuple[float, Fact]] = {}
    for fact in facts:
        score = index.coverage(question, fact) if question & content(f"{fact.body} {fact.label}") else 0.0
        score += 1.0 * any(d.matches(m) for d in dates for m in fact.value.moments)
        score += 1.0 * bool(claimed & {c.number for c in fact.value.counts})
        if fact.value.text.startswith("el documento no") or fold(fact.text).startswith("el documento no"):
            score *= 0.3
        plan = fact.object if fact.object in PLANS else "tercero"
        if score > best.get(plan, (0.0, None))[0]:
            best[plan] = (score, fact)
    top = max((score for score, _ in best.values()), default=0.0)
    if top < LIKELY:
        return []
    return [
        (plan, fact)
        for plan, (score, fact) in sorted(best.items(), key=lambda item: PLANS.index(item[0]))
        if score >= 0.8 * top
    ]


@computation("cual_plan")
def which_plan(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The plan that a figure, a date or a description belongs to."""
    limit = next((c for c in claims(clause) if c.relation not in {"=", "~"}), None)
    if limit and not moments(clause.text):
        return _beyond(clause, limit, index)
    things = [t for t in clause.named(*_ABOUT_ALL) or context.things if t not in {*_ASIDE, *PLANS}]
    several = things and "planes" in clause.words and len(unplanned(clause)) <= FEW
    hits = _that_mention(things[0], index) if several else owners(list(clause.words), index)
    if not hits or len(hits) > (len(PLANS) if several else 2):
        return None
    lines = [identified(plan, fact, index) for plan, fact in hits]
    label = index.knowledge.attributes[hits[0][1].attributes[0]].key
    return computed("\n".join(lines), [fact for _, fact in hits], tuple(plan for plan, _ in hits), label=label)


def _beyond(clause: Clause, limit: Claim, index: Index) -> Reply | None:
    """Return the plans with more, or fewer, than a figure; the attribute is the one that the question names."""
    attribute, measure = measure_asked(clause, index) or ("participantes", participants)
    known = [m for plan in PLANS if (m := measure(index, plan))]
    hits = [m for m in known if limit.holds(m.amount, any(c.at_least for c in m.fact.value.counts))]
    chart = participants_chart([m.fact for m in known]) if attribute == "participantes" else None
    if not hits:
        told = join([f"{NAMES[m.plan]}, {m.said}" for m in known])
        no = "No: en" if is_yes_no(clause) else "En"
        return computed(f"{no} ninguno de los que tienen cifra: {told}.", [m.fact for m in known])
    told = join([f"{NAMES[m.plan]}, con {m.said}" for m in hits])
    yes = "Sí: " if is_yes_no(clause) else ""
    return computed(
        f"{yes}{told if yes else told[0].upper() + told[1:]}.",
        [m.fact for m in hits],
        tuple(m.plan for m in hits),
        chart,
    )


def beyond_figure(clause: Clause, index: Index) -> Reply | None:
    """Return the plans that "¿algún plan tuvo más de 20 compromisos?" asks for, or None for other questions."""
    limit = next((c for c in claims(clause) if c.relation not in {"=", "~"} and not c.months), None)
    asks = re.search(
        r"\b(?:algun|ningun|que|cual(?:es)?)\b(?: \w+){0,2} plan(?:es)?\b|\balguno de los planes\b",
        " ".join(clause.words),
    )
    named = clause.named("plan")
    return _beyond(clause, limit, index) if limit and asks and (not named or set(PLANS) <= set(named)) else None


def belonging(clause: Clause, index: Index) -> Reply | None:
    """Return the yes or no to "el plan de… fue el segundo, ¿verdad?", with the plan that it really was; else None."""
    named = [p for p in clause.named("plan") if p in PLANS]
    said = unplanned(clause)
    if len(named) != 1 or not is_yes_no(clause) or not _IDENTIFIES.search(" ".join(clause.words)):
        return None
    hits = owners(said, index)
    if not 0 < len(hits) < 3 or any(str(m.year) not in _names(clause) for m in moments(_AGENDA.sub("", clause.text))):
        return None
    plan, fact = next((hit for hit in hits if hit[0] == named[0]), hits[0])
    label = index.knowledge.attributes[fact.attributes[0]].key
    if plan == named[0]:
        return Reply(Status.COMPUTED, f"Sí: {lower_first(statement(fact))}", (fact,), (plan,), label)
    names, fue = join([NAMES[p] for p, _ in hits]), "fue" if len(hits) == 1 else "fueron"
    return Reply(Status.CORRECTED, f"No: {fue} {names}. {statement(fact)}", (fact,), (plan,), label)


def quantified(clause: Clause, index: Index) -> Reply | None:
    """Return of which plans holds what "¿todos los planes…?" or "¿algún plan…?" asks; None for other questions."""
    text = " ".join(clause.words)
    all_named = set(PLANS) <= set(clause.named("plan"))
    some = _SOME.search(text) and not clause.named("plan") and {"plan", "planes"} & set(clause.words)
    if not (some or (all_named and _ALL_OR_SOME.search(text))) or not is_yes_no(clause) or claims(clause):
        return None
    things = [t for t in clause.named(*_ABOUT_ALL) if t not in _ASIDE]
    if _TOGETHER.search(text):
        things = ["sociedad_civil"]
    hits = _that_mention(things[0], index) if things else owners(unplanned(clause), index)
    without = bool(_WITHOUT.search(re.sub(r" (?:si o no|no)$", "", text)))
    if things and without:
        hits = _that_lack(hits, index)
    if not hits:
        return None
    opening = "Sí" if some or len(hits) == len(PLANS) else "No todos"
    if re.search(r"\bningun", text):
        opening = "No es así"
    names = join([NAMES[plan] for plan, _ in hits])
    lines = dict.fromkeys(statement(fact) for _, fact in hits)
    body = "\n".join([f"{opening}: {names}.", *(line for line in lines if len(line) < LONG)])
    return computed(body, [fact for _, fact in hits], tuple(plan for plan, _ in hits))


def took_part(clause: Clause, index: Index) -> Reply | None:
    """Return whether an institution had a part in a plan, when a question asks just that; None for any other."""
    plans, things = clause.named("plan"), [t for t in clause.named("institution") if t not in _ASIDE]
    asks = is_yes_no(clause) and _TOOK_PART.search(" ".join(clause.words))
    if not asks or len(plans) != 1 or len(things) != 1 or plans[0] not in PLANS:
        return None
    gone = fact_of(index, "nosc", "salida_fecha")
    if things == ["nosc"] and gone and plans[0] in index.mentioned[gone.id]:
        return computed(statement(gone), [gone], plans)
    hits = dict(_that_mention(things[0], index))
    if plans[0] in hits:
        fact = hits[plans[0]]
        return computed(f"Sí: {lower_first(statement(fact))}", [fact], plans)
    if not hits:
        bodies = (f for f in index.knowledge.with_attribute("integrantes") if things[0] in index.mentioned[f.id])
        body = next((f for f in bodies if _of_plan(f, plans[0], index)), None)
        return computed(statement(body), [body], plans) if body else None
    who, en = index.knowledge.things[things[0]].short, index.knowledge.things[plans[0]].phrase("{en}")
    lines = [phrase("not_named", who=who, en=en), *(statement(fact) for fact in hits.values())]
    return computed(" ".join(lines), list(hits.values()), plans)


def left(clause: Clause, index: Index) -> Reply | None:
    """Return who left, and during which plan, when a question wants it confirmed; None when it asks anything else."""
    named = [t for t in clause.named("institution", "group") if t not in _ASIDE]
    asks = is_yes_no(clause) and _LEFT.search(" ".join(clause.words)) and named and clause.named("plan")
    fact = fact_of(index, "nosc", "salida_fecha")
    if not asks or fact is None or moments(clause.text):
        return None
    right = set(named) <= _LEAVERS and set(clause.named("plan")) <= index.mentioned[fact.id]
    body = phrase("yes" if right else "no") + lower_first(statement(fact))
    status = Status.ANSWERED if right else Status.CORRECTED
    return Reply(status, body, (fact,), ("nosc",), index.knowledge.attributes["salida_fecha"].key)


def _of_plan(body: Fact, plan: str, index: Index) -> bool:
    """Return True when anything known of a plan names the body whose members a fact lists."""
    return any(body.object in index.mentioned[fact.id] for fact in index.knowledge.of(plan))


def _that_lack(hits: list[tuple[str, Fact]], index: Index) -> list[tuple[str, Fact]]:
    """Return the other plans, each with who built it."""
    rest = [plan for plan in PLANS if plan not in {p for p, _ in hits}]
    return [(plan, f) for plan in rest for f in index.knowledge.about(plan, "constructores")[:1]]


def _that_mention(thing: str, index: Index) -> list[tuple[str, Fact]]:
    """Return the plans one of whose facts names an object, each with the shortest fact that does."""
    of_people = index.knowledge.things[thing].kind == "group"
    found = []
    for plan in PLANS:
        facts = [
            f
            for f in index.knowledge.of(plan)
            if f.layer == "document" and thing in index.mentioned[f.id] and not _NOT_A_DESCRIPTION & set(f.attributes)
            if not of_people or {"constructores", "tipos_participantes"} & set(f.attributes)
        ]
        if facts:
            found.append((plan, min(facts, key=lambda f: len(f.text))))
    return found


def misdated(clause: Clause, index: Index) -> Reply | None:
    """Return the correction of a year in which a plan was not made ("¿el tercero lo hicieron en 2018?"), or None."""
    named = clause.named("plan")
    years = [m for m in moments(clause.text) if m.year and str(m.year) not in _names(clause)]
    if (
        len(plans_of(clause, index)) > 1
        or len(named) != 1
        or not years
        or not (is_yes_no(clause) or _WHY.search(" ".join(clause.words)))
        or not _MADE.search(" ".join(clause.words))
    ):
        return None
    known = [f for f in index.knowledge.of(named[0]) if f.value.moments]
    if len(clause.named("institution", "author", "event")) or not known:
        return None
    if any(y.matches(m) for y in years for f in known for m in f.value.moments):
        return None
    if any(min(f.value.moments).year <= y.year <= max(f.value.moments).year for y in years for f in known):
        return None
    told = date_of(index, named[0], content(" ".join(clause.words))) or known[0]
    label = index.knowledge.attributes[told.attributes[0]].key
    opening = phrase("no" if is_yes_no(clause) else "actually")
    return Reply(Status.CORRECTED, opening + lower_first(statement(told)), (told,), named, label)


def _names(clause: Clause) -> str:
    return " ".join(word for m in clause.mentions for word in clause.words[m.first : m.last])
