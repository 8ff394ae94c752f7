"""Questions built by hand, as the model would hand them to the answers: no model is needed to test these."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from answers import Answer, Clause, Context, Question, engine
from answers.knowledge import PLANS
from answers.matching import Index
from answers.text import words


def index() -> Index:
    """Return the index of the project's knowledge."""
    return engine().index


def clause(text: str, label: str = "", p: float = 1.0, doubt: float = 0.0) -> Clause:
    """Return the text as one question with the objects it names and, when given, its label."""
    said = words(text)
    return Clause(text, said, ((label, p),) if label else (), index().vocabulary.mentions(said), doubt)


def ask(text: str, label: str, context: Context | None = None) -> Answer:
    """Return the engine's answer to one question whose label is known."""
    return engine().answer(Question(clause(text, label), (), context or Context()))


def weighed(text: str, doubt: float = 0.0, **labels: float) -> Clause:
    """Return the text as one question with likely labels, the best first; "__" in a name stands for the slash."""
    ranked = sorted(((name.replace("__", "/"), p) for name, p in labels.items()), key=lambda pair: -pair[1])
    return replace(clause(text, doubt=doubt), labels=tuple(ranked))


def after(*ids: str, **changes: Any) -> Context:
    """Return the context that an answer with these facts leaves, with some changes."""
    facts = [engine().knowledge.facts[id_] for id_ in ids]
    things = tuple(dict.fromkeys(fact.object for fact in facts))
    plan = next((thing for thing in reversed(things) if thing in PLANS), "")
    label = engine().knowledge.attributes[facts[0].attributes[0]].key
    return replace(Context(things, label, ids, said="x", plan=plan, last_plan=plan), **changes)
