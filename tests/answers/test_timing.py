"""How long between two events."""

from __future__ import annotations

import pytest

from answers.amounts import Moment
from answers.timing import span_between
from tests.answers.building import ask


@pytest.mark.parametrize(
    ("one", "other", "unit", "said"),
    [
        ("2010", "2011", "", "un año, más o menos"),
        ("2011-09", "2012-09", "", "un año, más o menos"),
        ("2016-04-14", "2017-04-20", "", "un año, más o menos"),
        ("2016-04-14", "2017-04-14", "", "1 año"),
        ("2016-04-14", "2017-05-23", "", "un año y 1 mes, más o menos"),
        ("2011-09", "2012-12", "", "un año y 3 meses, más o menos"),
        ("2011-09", "2014-01", "", "unos 2 años y 4 meses"),
        ("2014-01-29", "2016-01-29", "", "2 años"),
        ("2016-09-30", "2017-05-23", "", "unos 7 meses y medio"),
        ("2016-09-30", "2017-05-23", "dias", "235 días"),
    ],
)
def test_span(one: str, other: str, unit: str, said: str) -> None:
    assert span_between(Moment.parse(one), Moment.parse(other), unit) == said
    assert span_between(Moment.parse(other), Moment.parse(one), unit) == said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("¿cuánto pasó entre el cierre del tercer plan y la salida del NOSC?", "Unos 7 meses y medio: "),
        ("¿cuánto pasó entre el fin del tercer plan y la salida del NOSC?", "Unos 7 meses y medio: "),
        ("¿cuánto pasó entre el tercer plan y la salida del NOSC?", "Un año y 1 mes, más o menos: "),
        ("¿cuánto pasó entre el inicio del tercer plan y la salida del NOSC?", "Un año y 1 mes, más o menos: "),
    ],
)
def test_from_the_end_of_what_lasted_when_the_end_is_named(text: str, says: str) -> None:
    assert ask(text, "compute/tiempo_entre").body.startswith(says)
