"""Whose words are these."""

from __future__ import annotations

import pytest

from answers import Status
from answers.quoting import attribution
from tests.answers.building import clause, index


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("¿quién dijo que es una tecnología social y relacional que impulsa?", "gutierrez_rubi"),
        ("¿de quién es la frase “estrategia innovadora para cambiar cómo funciona el gobierno”?", "noveck"),
        ("¿qué autor dice que entabla una constante conversación con los ciudadanos?", "calderon_lorenzo"),
        ("quién dijo eso de platicar todo el tiempo con los ciudadanos para oír lo que piden", "calderon_lorenzo"),
        ("¿quién habla de crecimiento incluyente en su definición?", "ocde"),
    ],
)
def test_the_owner_is_named(text: str, owner: str) -> None:
    reply = attribution(clause(text), index())
    assert reply is not None and reply.status is Status.COMPUTED and reply.things == (owner,)


def test_words_credited_to_somebody_else_are_corrected() -> None:
    text = "¿Noveck dijo que es una tecnología social y relacional que impulsa y estimula?"
    reply = attribution(clause(text), index())
    assert reply is not None and reply.status is Status.CORRECTED
    assert "Gutiérrez Rubí" in reply.body and reply.things == ("noveck",)


def test_words_told_otherwise_and_credited_to_somebody_else_are_corrected() -> None:
    reply = attribution(clause("lo de la constante conversación con ciudadanos lo dijo Noveck, ¿verdad?"), index())
    assert reply is not None and reply.status is Status.CORRECTED and "Calderón" in reply.body


@pytest.mark.parametrize(
    "text", ["¿quién construyó el primer plan?", "¿qué es el gobierno abierto?", "quién dijo hola", ""]
)
def test_no_quotation(text: str) -> None:
    assert attribution(clause(text), index()) is None
