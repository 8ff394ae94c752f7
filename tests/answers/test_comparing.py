"""Comparisons, reverse look-ups and lists."""

from __future__ import annotations

import re

import pytest

from answers import Context
from answers.compute import COMPUTATIONS
from answers.text import fold
from tests.answers.building import clause, index

CASES = [
    ("cual_plan", "¿qué plan se presentó en 2014?", ["segundo plan", "29 de enero de 2014"]),
    ("cual_plan", "¿en qué plan participaron más de 350 personas?", ["tercero", "350", "cuarto"]),
    ("cual_plan", "¿en qué plan participaron menos de 300 personas?", ["segundo", "200"]),
    ("comparar", "compara participantes del plan 2 y el plan 3", ["200", "350"]),
    ("comparar", "¿participaron más funcionarios o más organizaciones civiles en el cuarto plan?", ["267", "184"]),
    ("eje_pna", "¿cuál es el segundo eje de la PNA?", ["eje 2", "arbitrariedad"]),
    ("etapa_orden", "¿qué vino después de la sistematización?", ["arboles de problemas"]),
    ("etapa_orden", "¿qué hubo antes de las hojas de ruta?", ["mesas de cocreacion"]),
    ("que_dice_numero", "¿qué son los 480?", ["480"]),
    ("que_paso_fecha", "¿qué pasó el 23 de mayo de 2017?", ["nosc", "23 de mayo de 2017"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "has"), CASES)
def test_computed(label: str, text: str, has: list[str]) -> None:
    reply = COMPUTATIONS[f"compute/{label}"](clause(text), Context(), index())
    assert reply is not None and reply.facts
    assert [part for part in has if not re.search(rf"\b{part}\b", fold(reply.body))] == []


def test_the_last_stage_has_none_after_it() -> None:
    reply = COMPUTATIONS["compute/etapa_orden"](clause("¿qué vino después de la publicación?"), Context(), index())
    assert reply is not None and "última" in reply.body
