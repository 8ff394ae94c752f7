"""Shares of a total."""

from __future__ import annotations

import pytest

from answers import Context
from answers.sharing import percentage
from tests.answers.building import clause, index


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("¿qué porcentaje de los compromisos del primer plan se completó?", "El 54 %: 20 de 37 compromisos"),
        ("¿qué porcentaje de la Carta Iberoamericana se completó en el primer plan?", ""),
    ],
)
def test_no_share_of_an_instrument(text: str, says: str) -> None:
    reply = percentage(clause(text, "compute/porcentaje"), Context(), index())
    assert (reply is not None) is bool(says)
    assert reply is None or reply.body.startswith(says)
