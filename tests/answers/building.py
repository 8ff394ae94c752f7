"""Questions built by hand, as the model would hand them to the answers: no model is needed to test these."""

from __future__ import annotations

from answers import Answer, Clause, Context, Question, engine
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
