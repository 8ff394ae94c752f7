"""Comparisons: plans side by side, and figures of the fourth plan against each other."""

from __future__ import annotations

from answers.amounts import moments, numbers
from answers.answer import Chart, Reply
from answers.compute import NAMES, computation, computed, fact_of, figure, participants_chart, spoken
from answers.knowledge import PLANS, Count, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, lower_first, statement
from answers.text import STOPWORDS, content, fold

# What a comparison of plans may be about: words of the question -> attribute.
ASPECTS = (
    ({"objetivo", "meta", "proposito", "buscaba", "buscaban", "objetivos"}, "objetivo"),
    ({"metodologia", "construyo", "construyeron", "elaboracion"}, "metodologia"),
    ({"fecha", "fechas", "cuando", "presentacion", "presentaron"}, "fecha_presentacion"),
    ({"compromisos"}, "compromisos_numero"),
    ({"resultados", "cumplimiento", "cumplio"}, "resultados"),
    ({"duracion", "tardo", "tardaron", "tiempo", "meses"}, "duracion"),
    ({"quienes", "sectores", "tipos"}, "tipos_participantes"),
)


@computation("comparar")
def compare(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Two or more plans, or two figures of one plan, side by side."""
    return compare_plans(clause, context, index) or compare_figures(clause, index)


def compare_plans(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Return the plans named side by side, or None when the question names fewer than two."""
    plans = [plan for plan in clause.named("plan") if plan in PLANS]
    if len(plans) == 1 and context.plan in PLANS and context.plan not in plans:
        plans = [context.plan, *plans]
    said = set(clause.words)
    if len(plans) < 2 and {"planes"} & said:
        plans = list(PLANS)
    if len(plans) < 2:
        return None
    default = "metodologia" if {"comun", "coinciden", "parecen", "igual"} & said else "participantes"
    attribute = next((name for keys, name in ASPECTS if keys & said), default)
    facts = [f for plan in plans if (f := fact_of(index, plan, attribute))]
    if len(facts) < 2:
        return None
    if attribute == "participantes":
        return _participants(facts, index)
    lines = "".join(f"\n• {index.knowledge.things[f.object].name}: {lower_first(statement(f))}" for f in facts)
    return computed(f"Así se comparan:{lines}", facts, tuple(plans), label=f"ask_plan/{attribute}")


def _participants(facts: list[Fact], index: Index) -> Reply:
    known = [f for f in facts if figure(f)]
    lines = "; ".join(
        f"{NAMES[f.object]}, {spoken(f)}" if figure(f) else f"{NAMES[f.object]}, sin cifra en el documento"
        for f in facts
    )
    body = f"Participantes: {lines}."
    if len(known) == 2:
        low, high = sorted(known, key=figure)
        if len(high.value.counts) == len(low.value.counts) == 1:
            body = f"Unas {figure(high) - figure(low)} personas de diferencia. {body} Son cifras mínimas («más de»)."
        else:
            body = f"{NAMES[high.object].capitalize()} tuvo más. {body}"
    return computed(body, facts, tuple(f.object for f in facts), participants_chart(known), "ask_plan/participantes")


def _figures(index: Index) -> list[tuple[Count, Fact]]:
    return [
        (f.value.counts[0], f)
        for f in index.knowledge.of("cuarto")
        if f.layer == "document" and len(f.value.counts) == 1
    ]


def compare_figures(clause: Clause, index: Index) -> Reply | None:
    """Return the two figures of the fourth plan that the question sets against each other, or None."""
    attributes = _two_aspects(clause)
    facts = [f for a in attributes if (f := fact_of(index, "cuarto", a)) and f.value.counts]
    if len(facts) < 2:
        return None
    one, other = sorted(facts[:2], key=figure, reverse=True)
    difference = figure(one) - figure(other)
    if not difference:
        body = f"Lo mismo: {_named(one)} y {_named(other)}."
    else:
        body = f"Más {one.value.counts[0].of}: {_named(one)}, contra {_named(other)}. La diferencia es de {difference}."
    chart = Chart("Cuarto Plan de Acción", tuple((lower_first(f.label), figure(f)) for f in (one, other)))
    return computed(body, [one, other], ("cuarto",), chart)


def _named(fact: Fact) -> str:
    """Return the figure with what the base calls it: "111 (organizaciones de la sociedad civil)"."""
    return f"{fact.value.counts[0]} ({lower_first(fact.label)})"


_SIDES = (
    ("osc_organizaciones", ({"construccion", "construir", "elaborar", "elaboracion", "hacerlo", "construirlo"},)),
    ("osc_implementacion", ({"implementacion", "implementar", "implementarlo", "ejecucion"},)),
    ("servidores", ({"funcionarios", "servidores", "servidoras", "burocratas", "gobierno"},)),
    ("osc_personas", ({"osc", "civil", "civiles", "ong", "organizaciones", "sociedad"},)),
    ("academia", ({"academia", "academicos", "universidades"},)),
    ("en_linea", ({"linea", "digital", "virtual", "internet", "digitales"},)),
    ("presencial", ({"presencial", "persona", "presenciales", "fisico"},)),
    ("mesas_numero", ({"mesas"},)),
    ("reuniones_hojas", ({"hojas", "reuniones"},)),
    ("expertas", ({"expertas", "expertos"},)),
    ("grupos_trabajo", ({"grupos"},)),
)


def _two_aspects(clause: Clause) -> list[str]:
    said = set(clause.words)
    found = [name for name, (keys,) in _SIDES if keys & said]
    if {"osc_organizaciones", "osc_implementacion"} <= set(found):
        return ["osc_organizaciones", "osc_implementacion"]
    return [name for name in found if name not in {"osc_organizaciones", "osc_implementacion"}] or found


@computation("cual_plan")
def which_plan(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The plan that a figure, a date or a description belongs to."""
    facts = [
        f
        for plan in PLANS
        for f in index.knowledge.of(plan)
        if f.layer == "document" and f.attributes[0] not in {"resumen", "enlace", "participacion_resumen"}
    ]
    facts += [f for f in index.knowledge.of("nosc") if f.layer == "document"]
    claimed, dates = set(numbers(clause.text)), moments(clause.text)
    question = content(" ".join(w for w in clause.words if w not in STOPWORDS)) - content(
        "plan acción presentó cuál México planes nacional participaron"
    )
    scored = []
    for fact in facts:
        own = content(f"{fact.body} {fact.label}")
        score = index.coverage(question, fact) if question & own else 0.0
        score += 1.0 * any(d.matches(m) for d in dates for m in fact.value.moments)
        score += 1.0 * bool(claimed & {c.number for c in fact.value.counts})
        if fact.value.text.startswith("el documento no") or fold(fact.text).startswith("el documento no"):
            score *= 0.3
        scored.append((score, fact))
    if claimed and {"mas", "menos"} & set(clause.words) and not dates:
        return _beyond(clause, max(claimed), index)
    best: dict[str, tuple[float, Fact]] = {}
    for score, fact in scored:
        plan = fact.object if fact.object in PLANS else "tercero"
        if score > best.get(plan, (0.0, None))[0]:
            best[plan] = (score, fact)
    top = max((score for score, _ in best.values()), default=0.0)
    if top < 0.3:
        return None
    hits = [
        (plan, fact)
        for plan, (score, fact) in sorted(best.items(), key=lambda item: PLANS.index(item[0]))
        if score >= 0.8 * top
    ]
    if len(hits) > 2:
        return None
    lines = [f"Es el {index.knowledge.things[plan].name}. {statement(fact)}" for plan, fact in hits]
    return computed(
        "\n".join(lines), [fact for _, fact in hits], tuple(plan for plan, _ in hits), label=_label(hits[0][1], index)
    )


def _beyond(clause: Clause, limit: int, index: Index) -> Reply | None:
    """The plans with more, or fewer, participants than a figure."""
    less = "menos" in clause.words
    known = [f for plan in PLANS if (f := fact_of(index, plan, "participantes")) and figure(f)]
    hits = [
        f
        for f in known
        if (figure(f) < limit if less else figure(f) > limit or (figure(f) == limit and f.value.counts[0].at_least))
    ]
    if not hits:
        return computed(
            f"En ninguno de los que tienen cifra: {join([f'{NAMES[f.object]}, {spoken(f)}' for f in known])}.", known
        )
    return computed(
        f"{join([f'{NAMES[f.object]}, con {spoken(f)}' for f in hits]).capitalize()}.",
        hits,
        chart=participants_chart(known),
    )


def _label(fact: Fact, index: Index) -> str:
    return index.knowledge.attributes[fact.attributes[0]].key


@computation("eje_pna")
def axis(clause: Clause, context: Context, index: Index) -> Reply | None:
    """An axis of the anticorruption policy by its number or its subject."""
    return _item(clause, fact_of(index, "pna", "pna_ejes"), index, "eje")


@computation("etapa_orden")
def stage_order(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The stage before or after another, by the order of the source."""
    fact = fact_of(index, "cuarto", "etapas_lista")
    if fact is None:
        return None
    if past := beyond(clause, fact, index):
        return past
    said, items = set(clause.words), fact.value.items
    position = _position(clause, items)
    if position is None:
        return None
    if said & {"despues", "tras", "luego", "siguio", "sigue", "siguiente", "posterior"}:
        if position + 1 >= len(items):
            return computed(f"Ninguna: {items[position]} fue la última etapa.", [fact])
        here, after = items[position].lower(), items[position + 1].lower()
        return computed(f"Después de «{here}» vino «{after}», la etapa {position + 2} de {len(items)}.", [fact])
    if said & {"antes", "previa", "previo", "anterior", "precedio"}:
        if position == 0:
            return computed(f"Ninguna: {items[0]} fue la primera etapa.", [fact])
        here, before = items[position].lower(), items[position - 1].lower()
        return computed(f"Antes de «{here}» fue «{before}», la etapa {position} de {len(items)}.", [fact])
    return computed(f"{items[position]} es la etapa {position + 1} de {len(items)}.", [fact])


def _position(clause: Clause, items: tuple[str, ...]) -> int | None:
    """Return the position of the item the question names by its words or its ordinal, or None."""
    question = content(" ".join(clause.words))
    overlap = [len(content(item) & question) / max(len(content(item)), 1) for item in items]
    if max(overlap) > 0.2:
        return overlap.index(max(overlap))
    position = _ordinal(clause)
    if position is not None:
        return position if position < len(items) else None
    return len(items) - 1 if {"ultimo", "ultima"} & set(clause.words) else None


def _ordinal(clause: Clause) -> int | None:
    """Return the position, from 0, that an ordinal or a bare figure of the question says ("el quinto eje"), or None."""
    ordinals = ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav", "noven", "decim")
    taken = {i for m in clause.mentions if m.kind == "plan" for i in range(m.first, m.last)}
    for i, word in enumerate(clause.words):
        found = next((n for n, ordinal in enumerate(ordinals) if word.startswith(ordinal) or word == str(n + 1)), None)
        if found is not None and i not in taken:
            return found
    return None


def beyond(clause: Clause, fact: Fact, index: Index) -> Reply | None:
    """Return the correction of a question on an item past the end of a list ("la séptima etapa"), or None."""
    position = _ordinal(clause)
    if position is None or position < len(fact.value.items):
        return None
    return computed(f"No: sólo son {len(fact.value.items)}. {statement(fact)}", [fact])


def _item(clause: Clause, fact: Fact | None, index: Index, noun: str) -> Reply | None:
    if fact is None:
        return None
    if past := beyond(clause, fact, index):
        return past
    position = _position(clause, fact.value.items)
    if position is None:
        return None
    name = index.knowledge.things[fact.object].phrase("{de}")
    return computed(f"Es el {noun} {position + 1} {name}: {lower_first(fact.value.items[position])}.", [fact])
