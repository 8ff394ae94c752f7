"""How a question becomes an answer: pure Python over the knowledge files, no Rasa.

>>> from answers import engine, Question, Clause
>>> engine().answer(Question(Clause("¿Qué es el CLAD?")))  # doctest: +SKIP
"""

from answers.amounts import Moment
from answers.answer import Answer, Chart, Reply, Source, Span, Status
from answers.engine import Engine, engine
from answers.knowledge import Attribute, Fact, KnowledgeBase, Link, Thing
from answers.loading import KnowledgeError, load
from answers.question import Clause, Context, Question
from answers.vocabulary import Mention, Vocabulary

__all__ = [
    "Answer", "Attribute", "Chart", "Clause", "Context", "Engine", "Fact", "KnowledgeBase", "KnowledgeError", "Link",
    "Mention", "Moment", "Question", "Reply", "Source", "Span", "Status", "Thing", "Vocabulary", "engine", "load",
]  # fmt: skip
