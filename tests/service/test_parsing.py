"""`parse` tells how a sentence is understood."""

import pytest

from service import parsing


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "kien partisipo en el plan 2",
            ["quien participo en el plan 2", "ask_plan/", "Segundo Plan de Acción", "segundo."],
        ),
        ("¿qué es el CLAD y quién construyó el primer plan?", ["PREGUNTA 1", "PREGUNTA 2", "primero."]),
        ("plan de telcel", ["out_of_scope/ajeno", "fuera del tema", "(ninguno)"]),
        ("???", ["(sin palabras)", "out_of_scope/ruido"]),
        ("\u200b", ["RESPUESTA"]),
    ],
)
async def test_explain(agent, text, parts):
    shown = await parsing.explain(agent, text)
    assert [part for part in ("RESPUESTA", "Estado:", "Dice:", *parts) if part not in shown] == []
    if shown.startswith("MENSAJE"):
        assert [head for head in ("Corregido:", "Etiquetas:", "Objetos:", "Duda:") if head not in shown] == []
