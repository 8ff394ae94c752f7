"""How many of the plans, and which, are what a question says."""

from __future__ import annotations

import pytest

from answers.counting import counted
from tests.answers.building import clause, index


@pytest.mark.parametrize(
    ("text", "opening", "things"),
    [
        ("¿los cuatro planes se presentaron antes de 2015?", "No todos, dos: el primero (", ("primero", "segundo")),
        ("¿cuántos planes se presentaron antes de 2015?", "Dos: el primero (", ("primero", "segundo")),
        ("¿qué planes se presentaron después de 2014?", "Dos: el tercero (", ("tercero", "cuarto")),
        ("¿cuántos planes se presentaron antes de 2010?", "Ninguno: el primero (", None),
        ("¿los cuatro planes se presentaron después de 2010?", "Sí, los cuatro: el primero (", None),
        ("¿cuántos planes tuvieron participación de la sociedad civil?", "Tres de los cuatro: el seg", None),
        ("¿en cuántos planes participó la academia?", "En tres de los cuatro: el segundo, el", None),
        ("¿en cuántos planes participó el sector privado?", "En dos de los cuatro: el segundo y el tercero.", None),
    ],
)
def test_counted(text: str, opening: str, things: tuple[str, ...] | None) -> None:
    reply = counted(clause(text), index())
    assert reply is not None and reply.body.startswith(opening) and reply.facts
    assert things is None or reply.things == things


@pytest.mark.parametrize(
    "text",
    ["¿cuántos planes ha presentado México?", "¿qué plan se presentó en 2014?",
     "¿cuántas organizaciones hubo antes de 2015?",
     "¿cuántas personas de la sociedad civil participaron en los planes?"],
)  # fmt: skip
def test_nothing_to_count(text: str) -> None:
    assert counted(clause(text), index()) is None
