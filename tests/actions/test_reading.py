"""Reading the question out of the tracker."""

from __future__ import annotations

from actions.reading import question_from
from answers import Context
from tests.actions.test_answer import tracker


def test_reads_everything_the_pipeline_found() -> None:
    question = question_from(tracker("¿quién construyó el primer plan?", "ask_plan/constructores", {"plan": "segundo"}))
    assert question.whole.label == "ask_plan/constructores" and question.whole.named() == ("primero",)
    assert question.clauses == () and question.context == Context(plan="segundo")


def test_without_the_pipeline_everything_is_in_doubt() -> None:
    question = question_from(tracker("hola", "", understood=False))
    assert (question.whole.text, question.whole.doubt, question.whole.labels) == ("hola", 1.0, ())
