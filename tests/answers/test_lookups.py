"""Principles that institutions share, or do not."""

from __future__ import annotations

import pytest

from answers import Context
from answers.lookups import common_principles
from tests.answers.building import clause, index

CLAD = "l CLAD, 5 (transparencia, participación ciudadana, rendición de cuentas, colaboración e innovación)"
OCDE = "a OCDE, 4 (transparencia, integridad, rendición de cuentas y participación de las partes interesadas)"
AGA = (
    "a Alianza para el Gobierno Abierto, 4 (transparencia, rendición de cuentas, participación ciudadana e innovación)"
)


def told(text: str) -> str:
    reply = common_principles(clause(text), Context(), index())
    assert reply is not None
    return reply.body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("¿quién tiene más principios, la OCDE o el CLAD?", f"E{CLAD}; l{OCDE}."),
        ("¿cuántos principios tienen el CLAD y la OCDE?", f"E{CLAD}; l{OCDE}."),
        ("¿quién menciona menos pilares, la AGA o el CLAD?", f"E{CLAD}; l{AGA}."),
    ],
)
def test_who_lists_more(text: str, body: str) -> None:
    assert told(text) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "¿qué principios del CLAD no tiene la OCDE?",
            "El CLAD menciona además colaboración e innovación; la OCDE menciona además integridad.",
        ),
        (
            "¿qué no incluye la AGA y sí la OCDE?",
            "La Alianza para el Gobierno Abierto menciona además innovación; la OCDE menciona además integridad.",
        ),
        (
            "los principios del CLAD que no están en la AGA",
            "El CLAD menciona además colaboración; la Alianza para el Gobierno Abierto no agrega otros.",
        ),
    ],
)
def test_what_one_has_and_the_other_lacks(text: str, body: str) -> None:
    assert told(text) == body


@pytest.mark.parametrize(
    "text", ["¿qué principios comparten el CLAD y la OCDE?", "¿qué principios más repetidos tienen el CLAD y la OCDE?"]
)
def test_what_they_share(text: str) -> None:
    assert told(text).startswith("El CLAD y la OCDE coinciden en transparencia, rendición de cuentas y participación")
