"""Places that questions name."""

from __future__ import annotations

import pytest

from answers import Status, engine
from answers.places import elsewhere
from tests.answers.building import after, ask, clause

COUNTRIES, STATES = "near_scope/otros_paises", "near_scope/entidades_detalle"


@pytest.mark.parametrize(
    ("text", "facts", "label"),
    [
        ("¿cuántos planes tiene Chile?", (), COUNTRIES),
        ("¿y los Países Bajos?", (), COUNTRIES),
        ("¿qué organizaciones de Oaxaca fueron?", (), STATES),
        ("¿hay planes en la CDMX?", (), STATES),
        ("¿Noruega y Brasil la fundaron?", ("aga.fundadores_lista",), ""),
        ("¿Noruega y Chile la fundaron?", ("aga.fundadores_lista",), COUNTRIES),
        ("¿el piloto de Colima?", ("cuarto.piloto_cuidados",), ""),
        ("soy de Oaxaca, ¿cuántos planes hay?", (), ""),
        ("vivo en Perú, ¿qué es la AGA?", (), ""),
        ("¿cuántos chilenos hay?", (), ""),
        ("¿cuántos planes tiene México?", (), ""),
    ],
)
def test_elsewhere(text: str, facts: tuple[str, ...], label: str) -> None:
    assert elsewhere(clause(text), [engine().knowledge.facts[id_] for id_ in facts]) == label


@pytest.mark.parametrize(
    ("text", "label", "facts"),
    [
        ("¿Chile tiene planes?", "ask_alliance/planes_numero", ()),
        ("¿cuántas organizaciones de Oaxaca participaron?", "ask_participation/organizaciones_estatales", ()),
        ("soy de Oaxaca, ¿cuántos planes hay?", "ask_alliance/planes_numero", ("mexico.planes_numero",)),
        ("¿Jalisco cuándo entró?", "ask_alliance/ingreso", ("jalisco.ingreso",)),
    ],
)
def test_a_place_nothing_is_known_of_gets_no_fact(text: str, label: str, facts: tuple[str, ...]) -> None:
    answer = ask(text, label, after("cuarto.participantes"))
    assert (answer.facts, answer.status is Status.NOT_IN_SOURCE) == (facts, not facts)
