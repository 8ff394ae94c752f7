"""The concepts that different words share."""

from __future__ import annotations

import pytest

from answers.concepts import concepts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no llegaron a completarse", True),
        ("no lograron terminar", True),
        ("no pudieron cumplirse", True),
        ("no se completaron", True),
        ("llegaron a completarse", False),
        ("no llegaron a la mesa", False),
    ],
)
def test_what_was_not_completed(text: str, expected: bool) -> None:
    assert ("nocompletos" in concepts(text)) is expected
