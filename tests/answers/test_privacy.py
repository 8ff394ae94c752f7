"""Noticing personal data, and people in danger, in a message."""

from __future__ import annotations

import pytest

from answers.privacy import calls_for_help, holds_personal_data


@pytest.mark.parametrize(
    "text",
    [
        "mi curp es GOMC850312HDFXXX09, checa si estoy",
        "mi rfc: GOMC850312AB1",
        "escríbeme a ana.perez@correo.mx",
        "mi cel es 5512345678",
        "llámame al 55 1234 5678",
        "tarjeta 4152 3131 2222 1111",
        "clabe 012345678901234567",
    ],
)
def test_noticed(text: str) -> None:
    assert holds_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "¿cuándo se presentó el plan 2013-2015?",
        "los planes de 2011 2014 2016 2019",
        "¿184 + 267 + 20 son 480?",
        "artículo 37, fracción XXII",
        "14/04/2016 al 30/09/2016",
        "1,100 personas",
    ],
)
def test_not_personal(text: str) -> None:
    assert not holds_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "ya no quiero vivir",
        "Me quiero MORIR",
        "quiero matarme",
        "pienso en el suicidio",
        "mi pareja me pega",
        "me golpean en mi casa",
        "me van a matar, ¿qué hago?",
        "quiero hacerme daño",
        "¡auxilio!",
    ],
)
def test_danger(text: str) -> None:
    assert calls_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "¿qué es el NOSC?",
        "me muero de risa",
        "quiero vivir en un gobierno abierto",
        "me pegaron el gafete",
        "¿qué personas auxiliares hubo?",
        "no quiero ver el segundo plan",
        "",
    ],
)
def test_no_danger(text: str) -> None:
    assert not calls_for_help(text)
