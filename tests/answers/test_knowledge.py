"""The values of the knowledge base and its look-ups."""

from __future__ import annotations

import pytest

from answers import Thing, engine
from answers.knowledge import PLANS, Count


@pytest.mark.parametrize(
    ("short", "template", "phrase"),
    [
        ("el segundo plan", "¿Cuándo se presentó {el}?", "¿Cuándo se presentó el segundo plan?"),
        ("el segundo plan", "objetivo {de}", "objetivo del segundo plan"),
        ("la OCDE", "definición {de}", "definición de la OCDE"),
        ("Noveck", "definición {de}", "definición de Noveck"),
        ("los planes", "{en}", "en los planes"),
        ("la OCDE", "{siglas}", "la OCDE"),
    ],
)
def test_phrase(short: str, template: str, phrase: str) -> None:
    assert Thing("x", "plan", "X", short).phrase(template) == phrase


@pytest.mark.parametrize(("count", "spoken"), [(Count(1100, "x", True), "más de 1,100"), (Count(480, "x"), "480")])
def test_count(count: Count, spoken: str) -> None:
    assert str(count) == spoken


def test_document_comes_before_update() -> None:
    knowledge = engine().knowledge
    for fact in knowledge.facts.values():
        for attribute in fact.attributes:
            layers = [other.layer for other in knowledge.about(fact.object, attribute)]
            assert layers == sorted(layers)


def test_look_ups_agree() -> None:
    knowledge = engine().knowledge
    for attribute, things in knowledge.objects_of.items():
        assert things == {fact.object for fact in knowledge.with_attribute(attribute)}
    assert knowledge.about("no_existe", "participantes") == []
    assert [fact.object for fact in knowledge.of("cuarto")] == ["cuarto"] * len(knowledge.of("cuarto"))


def test_asking_finds_the_dates_of_a_plan() -> None:
    facts = engine().knowledge.asking("when", ["segundo"])
    assert "segundo.fecha_presentacion" in {fact.id for fact in facts}


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_answers_the_questions_buttons_offer(plan: str) -> None:
    known = {attribute for fact in engine().knowledge.of(plan) for attribute in fact.attributes}
    assert {"resumen", "fecha_presentacion", "participantes", "objetivo"} <= known
