"""Answers that are worked out from the typed values of several facts."""

from __future__ import annotations

from collections.abc import Callable

from answers.amounts import numbers
from answers.answer import Chart, Reply, Status
from answers.knowledge import PLANS, Count, Fact
from answers.matching import Index
from answers.question import Clause, Context
from answers.render import join, phrase, statement
from answers.text import content, stem, word_set

Computation = Callable[[Clause, Context, Index], Reply | None]
COMPUTATIONS: dict[str, Computation] = {}

SUPERLATIVE = word_set(
    "mas menos mayor menor maximo minimo pocos poca poco mucha muchos record ganador concurrido numeroso popular gano"
)
LESS = word_set("menos menor minimo pocos poca poco menores")
NAMES = {"primero": "el primero", "segundo": "el segundo", "tercero": "el tercero", "cuarto": "el cuarto"}


def computation(label: str) -> Callable[[Computation], Computation]:
    """Register the function that answers ``compute/<label>``; it returns None when it cannot."""

    def register(function: Computation) -> Computation:
        COMPUTATIONS[f"compute/{label}"] = function
        return function

    return register


def computed(
    body: str, facts: list[Fact], things: tuple[str, ...] = (), chart: Chart | None = None, label: str = ""
) -> Reply:
    """Return the reply of a computation over ``facts``."""
    return Reply(
        Status.COMPUTED, body, tuple(facts), things or tuple(dict.fromkeys(f.object for f in facts)), label, chart=chart
    )


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
    known = [
        fact for plan in asked if plan in PLANS and (fact := fact_of(index, plan, "participantes")) and figure(fact)
    ]
    if not known:
        return None
    least = bool(LESS & set(clause.words))
    best = (min if least else max)(known, key=figure)
    rest = [fact for fact in known if fact is not best]
    others = "; ".join(f"{NAMES[fact.object]}, {spoken(fact)}" for fact in rest)
    name = index.knowledge.things[best.object].name
    body = f"El {name}, con {'menos' if least else 'más'} participantes: {spoken(best)}."
    if rest:
        body += f" Los demás: {others}."
    if len(known) < len(asked):
        body += " Del primero el documento no da la cifra."
    return computed(body, [best, *rest], (best.object,), participants_chart(known), "ask_plan/participantes")


def participants_chart(facts: list[Fact]) -> Chart:
    """Return the bars of the people who took part in each plan, in order, each figure of its own."""
    bars = tuple(
        (
            f"Plan {PLANS.index(fact.object) + 1}" + (f" ({count.of})" if len(fact.value.counts) > 1 else ""),
            count.number,
        )
        for fact in sorted(facts, key=lambda f: PLANS.index(f.object))
        for count in fact.value.counts
    )
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
    return computed(
        f"Es el {name}{', ' + which if which else ''}. {statement(fact)}", [fact], (plan,), label="ask_plan/resumen"
    )


@computation("total")
def total(clause: Clause, context: Context, index: Index) -> Reply | None:
    """Sums over plans: given part by part, because the source supports no total."""
    if wrong := _wrong_sum(clause, index):
        return wrong
    if stem("compromisos") in content(clause.text):
        return _total_commitments(clause, index)
    if clause.named("plan") == ("cuarto",) or (not clause.named("plan") and context.plan == "cuarto"):
        names = ("participantes", "osc_personas", "servidores", "academia")
        facts = [fact for name in names if (fact := fact_of(index, "cuarto", name))]
        return computed(phrase("no_total_of_fourth"), facts, ("cuarto",), label="ask_plan/participantes")
    facts = [fact for plan in PLANS if (fact := fact_of(index, plan, "participantes")) and figure(fact)]
    parts = "; ".join(f"{NAMES[f.object]}, {spoken(f)}" for f in facts)
    body = phrase("no_total_of_participants", parts=parts)
    return computed(body, facts, PLANS, participants_chart(facts), "ask_plan/participantes")


def _wrong_sum(clause: Clause, index: Index) -> Reply | None:
    """Return the correction of a sum that does not add up ("¿184 + 267 + 20 son 480?"), or None."""
    named = {i for m in clause.mentions for i in range(m.first, m.last)}
    *parts, whole = numbers(" ".join(w for i, w in enumerate(clause.words) if i not in named)) or (0,)
    if len(parts) < 2 or whole == sum(parts):
        return None
    names = ("presencial", "osc_personas", "servidores", "academia")
    facts = [fact for name in names if (fact := fact_of(index, "cuarto", name))]
    addition = " + ".join(f"{n:,}" for n in parts)
    return computed(phrase("wrong_sum", addition=addition, sum=sum(parts), whole=whole), facts, ("cuarto",))


def _total_commitments(clause: Clause, index: Index) -> Reply:
    """Return the commitments of the states the question names, of the first plan, or plan by plan."""
    facts = [fact for plan in PLANS if (fact := fact_of(index, plan, "compromisos_numero"))]
    results = index.knowledge.about("primero", "resultados")
    if results and len(states := _states(clause, results[0])) > 1:
        listed = join([f"{count.number} {_state(count)}" for count in states])
        sum_of_states = sum(count.number for count in states)
        body = f"Son {sum_of_states} compromisos del primer plan: {listed}."
        return computed(body, [results[0]], ("primero",))
    if clause.named("plan") == ("primero",) and results:
        return computed(phrase("total_of_first"), [results[0], *facts[:1]], ("primero",))
    parts = join([f"{NAMES[f.object]}, {figure(f)}" for f in facts if figure(f)])
    return computed(phrase("no_total_of_commitments", parts=parts), facts, PLANS)


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
    body = phrase("share", share=share, part=state.number, whole=whole, state=_state(state))
    return computed(body, [results], ("primero",), label="ask_results/resultados")


_STATES = (
    word_set("completos completaron cumplidos cumplieron terminados completados"),
    word_set("progreso proceso curso pendientes"),
    word_set("iniciados iniciaron inicio iniciado empezaron arrancaron"),
    word_set("claro claros claridad"),
)


def _states(clause: Clause, results: Fact) -> list[Count]:
    """Return the counts of the states of the commitments that a question names ("completos", "en progreso"…)."""
    return [count for names, count in zip(_STATES, results.value.counts, strict=False) if names & set(clause.words)]


def _state(count: Count) -> str:
    return count.of.removeprefix("compromisos ")
