"""Answers that are worked out from the typed values of several facts."""

from __future__ import annotations

from collections.abc import Callable
from answers.answer import Chart, Reply, Status
from answers.knowledge import PLANS, Count, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, lower_first, statement
from answers.text import Moment, content, moments, numbers, stem, words

Computation = Callable[[Clause, Context, Index], Reply | None]
COMPUTATIONS: dict[str, Computation] = {}

SUPERLATIVE = frozenset("mas menos mayor menor maximo minimo pocos poca poco mucha muchos record ganador concurrido numeroso popular gano".split())
LESS = frozenset("menos menor minimo pocos poca poco menores menor".split())
NAMES = {"primero": "el primero", "segundo": "el segundo", "tercero": "el tercero", "cuarto": "el cuarto"}


def computation(label: str) -> Callable[[Computation], Computation]:
    """Register the function that answers ``compute/<label>``; it returns None when it cannot."""

    def register(function: Computation) -> Computation:
        COMPUTATIONS[f"compute/{label}"] = function
        return function

    return register


def computed(body: str, facts: list[Fact], things: tuple[str, ...] = (), chart: Chart | None = None, label: str = "") -> Reply:
    """Return the reply of a computation over ``facts``."""
    return Reply(Status.COMPUTED, body, tuple(facts), things or tuple(dict.fromkeys(f.object for f in facts)), label, chart=chart)


def fact_of(index: Index, thing: str, attribute: str) -> Fact | None:
    """Return the first fact of the pair, the document's before a later one's, or None."""
    return next(iter(index.knowledge.about(thing, attribute)), None)


def figure(fact: Fact | None) -> int:
    """Return the figure of a fact, all its counts together (people online and in person), or 0."""
    return sum(count.number for count in fact.value.counts) if fact else 0


def spoken(fact: Fact) -> str:
    """Return the counts of a fact in words: "más de 1,100 en línea y 480 presenciales"."""
    return join([f"{count} {count.of}" for count in fact.value.counts])


@computation("mas_participantes")
def most_participants(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which plan had most, or fewest, participants."""
    if not SUPERLATIVE & set(clause.words):
        return None
    asked = clause.named("plan") or PLANS
    known = [fact for plan in asked if plan in PLANS and (fact := fact_of(index, plan, "participantes")) and figure(fact)]
    if not known:
        return None
    least = bool(LESS & set(clause.words))
    best = (min if least else max)(known, key=figure)
    rest = [fact for fact in known if fact is not best]
    others = "; ".join(f"{NAMES[fact.object]}, {spoken(fact)}" for fact in rest)
    body = f"El {index.knowledge.things[best.object].name}, con {'menos' if least else 'más'} participantes: {spoken(best)}."
    if rest:
        body += f" Los demás: {others}."
    if len(known) < len(asked):
        body += " Del primero el documento no da la cifra."
    return computed(body, [best, *rest], (best.object,), participants_chart(known), "ask_plan/participantes")


def participants_chart(facts: list[Fact]) -> Chart:
    bars = tuple((f"Plan {PLANS.index(fact.object) + 1}", figure(fact)) for fact in sorted(facts, key=lambda f: PLANS.index(f.object)))
    return Chart("Participantes por plan", bars, "personas")


@computation("ultimo_plan")
def last_plan(clause: Clause, context: Context, index: Index) -> Reply | None:
    """The latest plan, or the first, or the one before or after the plan in question."""
    said = set(clause.words)
    if said & {"primero", "primer", "antiguo", "inicial", "viejo"}:
        plan = "primero"
    elif said & {"anterior", "previo", "penultimo"} and not said & {"ultimo"}:
        around = (clause.named("plan") or (context.plan or "cuarto",))[0]
        plan = PLANS[max(PLANS.index(around) - 1, 0)] if around in PLANS else "tercero"
    elif said & {"siguiente", "sigue", "posterior"} and (clause.named("plan") or context.plan):
        around = (clause.named("plan") or (context.plan,))[0]
        plan = PLANS[min(PLANS.index(around) + 1, 3)] if around in PLANS else "cuarto"
    else:
        plan = "cuarto"
    fact = fact_of(index, plan, "fecha_presentacion")
    if fact is None:
        return None
    which = {"primero": "el primero de los cuatro", "cuarto": "el más reciente que recoge el documento"}.get(plan, "")
    name = index.knowledge.things[plan].name
    return computed(f"Es el {name}{', ' + which if which else ''}. {statement(fact)}", [fact], (plan,), label="ask_plan/resumen")


@computation("total")
def total(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Sums over plans: given part by part, because the source supports no total."""
    said = content(clause.text)
    asked = numbers(" ".join(w for i, w in enumerate(clause.words) if not any(m.first <= i < m.last for m in clause.mentions)))
    if len(asked) > 2 and asked[-1] != sum(asked[:-1]):
        facts = [f for a in ("presencial", "osc_personas", "servidores", "academia") if (f := fact_of(index, "cuarto", a))]
        addition = " + ".join(f"{n:,}" for n in asked[:-1])
        return computed(f"No: {addition} son {sum(asked[:-1]):,}, no {asked[-1]:,}. El documento no explica si las cifras se traslapan.", facts, ("cuarto",))
    if stem("compromisos") in said:
        facts = [fact for plan in PLANS if (fact := fact_of(index, plan, "compromisos_numero"))]
        results = index.knowledge.about("primero", "resultados")
        if results and len(states := _states(clause, results[0])) > 1:
            listed = join([f"{count.number} {_state(count)}" for count in states])
            return computed(f"Son {sum(count.number for count in states)} compromisos del primer plan: {listed}.", [results[0]], ("primero",))
        if clause.named("plan") == ("primero",) and results:
            return computed(
                "Los cuatro números del primer plan (20 completos, 14 en progreso, 2 no iniciados y 1 cuyo avance no es claro) suman 37; "
                "otras fuentes de la Alianza cuentan 36 en el plan ampliado y el documento no lo aclara.",
                [results[0], *facts[:1]], ("primero",),
            )  # fmt: skip
        parts = join([f"{NAMES[f.object]}, {figure(f)}" for f in facts if figure(f)])
        return computed(f"Por plan: {parts}. No los sumo: el documento no da un total y del primero hay dos cuentas (36 y 37).", facts, PLANS)
    if clause.named("plan") == ("cuarto",) or not clause.named("plan") and context.plan == "cuarto":
        facts = [f for a in ("participantes", "osc_personas", "servidores", "academia") if (f := fact_of(index, "cuarto", a))]
        return computed(
            "No doy un total: el documento dice más de 1,100 personas en línea y 480 de forma presencial, sin explicar si se traslapan. Su desglose "
            "(184 de la sociedad civil, 267 del servicio público y 20 de la academia) tampoco suma 480.",
            facts, ("cuarto",), label="ask_plan/participantes",
        )  # fmt: skip
    facts = [fact for plan in PLANS if (fact := fact_of(index, plan, "participantes")) and figure(fact)]
    parts = "; ".join(f"{NAMES[f.object]}, {spoken(f)}" for f in facts)
    return computed(
        f"Por plan: {parts}. No los sumo: son mínimos («más de»), del primero no hay cifra y una misma persona pudo participar en varios.",
        facts, PLANS, participants_chart(facts), "ask_plan/participantes",
    )  # fmt: skip


@computation("porcentaje")
def percentage(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Shares: of the first plan's commitments by their state; of women, states… nothing is known."""
    plan = (clause.named("plan") or ((context.plan,) if context.plan else ("primero",)))[0]
    if plan != "primero":
        facts = index.knowledge.about(plan, "resultados")
        late = [f for f in facts if f.layer == "update"] or facts
        return computed(statement(late[0]), [late[0]], (plan,), label="ask_results/resultados") if late else None
    results = fact_of(index, "primero", "resultados")
    if results is None:
        return None
    whole = figure(results)
    state = next(iter(_states(clause, results)), results.value.counts[0])
    share = round(100 * state.number / whole)
    body = (
        f"El {share} %: {state.number} de {whole} compromisos del primer plan ({_state(state)}). Uso la suma de los cuatro números del documento "
        f"(20, 14, 2 y 1); otras fuentes cuentan 36 compromisos."
    )
    return computed(body, [results], ("primero",), label="ask_results/resultados")


_STATES = (
    {"completos", "completaron", "cumplidos", "cumplieron", "terminados", "completados"}, {"progreso", "proceso", "curso", "pendientes"},
    {"iniciados", "iniciaron", "inicio", "iniciado", "empezaron", "arrancaron"}, {"claro", "claros", "claridad"},
)  # fmt: skip


def _states(clause: Clause, results: Fact) -> list[Count]:
    """Return the counts of the states of the commitments that a question names ("completos", "en progreso"…)."""
    return [count for names, count in zip(_STATES, results.value.counts, strict=False) if names & set(clause.words)]


def _state(count: Count) -> str:
    return count.of.removeprefix("compromisos ")


@computation("autores_anio")
def authors_of_year(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which authors' definitions are of a year."""
    facts = [f for f in index.knowledge.with_attribute("definicion_anio") if index.knowledge.things[f.object].kind == "author" and f.value.start]
    years = [m.year for m in moments(clause.text) if m.year]
    if not years:
        listed = sorted(facts, key=lambda f: f.value.start or Moment(0))
        parts = join([f"{index.knowledge.things[f.object].name} ({f.value.start})" for f in listed])
        return computed(f"Las definiciones de autores son de {parts}.", listed[:3])
    hits = [f for f in facts if f.value.start and f.value.start.year in years]
    if not hits:
        return computed(f"Ninguna: las definiciones de autores que recoge el documento son de 2010 y 2011, no de {years[0]}.", facts[:1])
    authors = join([index.knowledge.things[f.object].name for f in hits])
    return computed(f"De {years[0]} {'son las definiciones' if len(hits) > 1 else 'es la definición'} de {authors}.", hits)


@computation("principios_comunes")
def common_principles(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Which principles several institutions share."""
    asked = [t for t in clause.named("institution") if t in {"clad", "ocde", "aga", "inai"}]
    asked = [t for t in asked if t != "inai"] if len(asked) > 2 else asked
    asked = asked if len(asked) > 1 else ["clad", "ocde", "aga"]
    facts = [f for t in asked if (f := fact_of(index, t, "principios")) and f.value.items]
    if len(facts) < 2:
        return None
    if set(clause.words) & {"diferencia", "diferencias", "distinto", "distintos", "diferentes", "difieren"} or "no menciona" in " ".join(clause.words):
        return _differences(facts, index)
    common = [item for item in facts[-1].value.items if all(any(_same(item, other) for other in f.value.items) for f in facts)]
    names = join([f"{index.knowledge.things[f.object].short}" for f in facts])
    if not common:
        return computed(f"{names[0].upper()}{names[1:]} no coinciden en ninguno de los principios que enlista el documento.", facts)
    return computed(f"{names[0].upper()}{names[1:]} coinciden en {join(common)}.", facts)


def _differences(facts: list[Fact], index: Index) -> Reply:
    """Return what each institution lists that the others do not."""
    parts = []
    for fact in facts:
        rest = [other for other in facts if other is not fact]
        own = [item for item in fact.value.items if not any(_same(item, x) for other in rest for x in other.value.items)]
        name = index.knowledge.things[fact.object].short
        parts.append(f"{name} menciona además {join(own)}" if own else f"{name} no agrega otros")
    first = "; ".join(parts)
    return computed(f"{first[0].upper()}{first[1:]}.", facts)


def _same(one: str, other: str) -> bool:
    a, b = frozenset(map(stem, words(one))), frozenset(map(stem, words(other)))
    return a <= b or b <= a or stem(words(one)[0]) == stem(words(other)[0])


@computation("que_dice_numero")
def what_number(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What a figure of the source counts."""
    asked = [n for n in numbers(clause.text)]
    hits = [f for n in asked for f in index.knowledge.facts.values() if f.layer == "document" and any(c.number == n for c in f.value.counts)]
    hits = list({statement(f): f for f in sorted(hits, key=lambda f: len(f.value.counts))}.values())[:4]
    if not asked or not hits:
        return None
    if len(hits) == 1:
        return computed(statement(hits[0]), hits)
    return computed(f"El {asked[0]:,} aparece en varios datos:" + "".join(f"\n• {statement(f)}" for f in hits if len(statement(f)) < 300), hits)


@computation("que_paso_fecha")
def what_happened(clause: Clause, context: Context, index: Index) -> Reply | None:
    """What happened on a date."""
    asked = moments(clause.text)
    if not asked:
        return None
    hits = [f for f in index.knowledge.facts.values() if f.layer == "document" and any(a.matches(m) and _as_precise(a, m) for a in asked for m in f.value.moments)]
    hits = list({statement(f): f for f in sorted(hits, key=lambda f: len(f.text))}.values())
    unique: dict[str, Fact] = {}
    for fact in hits:
        unique.setdefault(fact.object, fact)
    shown = list(unique.values())[:4]
    if not shown:
        return Reply(Status.NOT_IN_SOURCE, f"No tengo nada con fecha {asked[0]} en el documento.")
    if len(shown) == 1:
        return computed(statement(shown[0]), shown)
    return computed("Con esa fecha tengo:" + "".join(f"\n• {statement(f)}" for f in shown), shown)


def _as_precise(asked: Moment, known: Moment) -> bool:
    return not asked.day or bool(known.day)
