"""Finding the objects that a question names."""

from __future__ import annotations

import pytest

from answers.text import words
from tests.answers.building import index


def named(text: str) -> list[str]:
    return [mention.thing for mention in index().vocabulary.mentions(words(text))]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("qué es el CLAD", {"clad"}),
        ("cuarto plan y el INAI", {"cuarto", "inai"}),
        ("plan 4", {"cuarto"}),
        ("el 2do plan", {"segundo"}),
        ("plan tres", {"tercero"}),
        ("PLAN IV", {"cuarto"}),
        ("compara el plan 2 y el 3", {"segundo", "tercero"}),
        ("el segundo y el tercer plan", {"segundo", "tercero"}),
        ("todos los planes", {"primero", "segundo", "tercero", "cuarto"}),
        ("los planes 2, 3 y 4", {"segundo", "tercero", "cuarto"}),
        ("los planes 2 y 4", {"segundo", "cuarto"}),
        ("plan 5", {"quinto"}),
        ("la OGP", {"aga"}),
        ("el eje 2 del PNA", {"pna"}),
        ("plan1", {"primero"}),
        ("pa3 y plan4", {"tercero", "cuarto"}),
        ("los planes de México, el plan 2", {"segundo"}),
        ("de los planes, cuál es el objetivo del tercer plan", {"tercero"}),
        ("todos los planes y el plan 2", {"primero", "segundo", "tercero", "cuarto"}),
        ("los 4 planes", {"primero", "segundo", "tercero", "cuarto"}),
        ("los cuatro del plan 2", {"segundo"}),
        ("el segundo de los planes", {"segundo"}),
        ("el plan cuatro", {"cuarto"}),
        ("los cuatro", set()),
        ("el penúltimo plan", {"tercero"}),
        ("plan 6", {"quinto"}),
        ("tres mesas del plan 2", {"segundo"}),
        ("la segunda etapa", set()),
        ("qué clima hace", set()),
    ],
)
def test_mentions(text: str, things: set[str]) -> None:
    assert set(named(text)) == things


def test_mentions_say_where() -> None:
    said = words("quién participó en el segundo plan de acción")
    [mention] = index().vocabulary.mentions(said)
    assert "segundo plan" in " ".join(said[mention.first : mention.last])
    assert mention.kind == "plan"


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("2", "segundo"),
        ("el tercero", "tercero"),
        ("del cuarto, por favor", "cuarto"),
        ("4to", "cuarto"),
        ("el número 3", "tercero"),
        ("no el 2, el 3", "tercero"),
        ("2, el segundo", "segundo"),
        ("el dos", "segundo"),
        ("los dos", None),
        ("los 4", None),
        ("la etapa 2", None),
        ("el 2 eje", None),
        ("la etapa 2 y el 3", "tercero"),
        ("la segunda etapa", None),
        ("el primero y el segundo", None),
        ("9", None),
        ("hola", None),
    ],
)
def test_bare_plan(text: str, plan: str | None) -> None:
    assert index().vocabulary.bare_plan(words(text)) == plan


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("el primero y el cuarto", ("primero", "cuarto")),
        ("el cuarto, el 1 y el cuarto", ("cuarto", "primero")),
        ("el uno y el dos", ("primero", "segundo")),
        ("la etapa 2", ()),
        ("los cuatro", ()),
    ],
)
def test_bare_plans(text: str, plans: tuple[str, ...]) -> None:
    assert index().vocabulary.bare_plans(words(text)) == plans


@pytest.mark.parametrize(
    ("noun", "things"),
    [("comite", {"comite_coordinador", "comite_sna"}), ("carta", {"carta"}), ("zapato", set()), ("coordinador", set())],
)
def test_what_is_called_by_a_noun(noun: str, things: set[str]) -> None:
    assert index().vocabulary.called(noun) == things
