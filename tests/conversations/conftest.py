"""The option that rewrites the expected texts after a change made on purpose: read the difference first."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="reescribe lo que se espera en tests/conversations/*.yml")
