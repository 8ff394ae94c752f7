"""Numbers and dates, in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import amounts as reading
from answers.amounts import Moment


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("más de 1,100", (1100,)),
        ("mil cien", (1100,)),
        ("ciento once y 44", (111, 44)),
        ("treinta y cinco", (35,)),
        ("cuatrocientos ochenta", (480,)),
        ("dos mil catorce", (2014,)),
        ("tres mil quinientos", (3500,)),
        ("plan 2 y 3", (2, 3)),
        ("veinte y treinta", (20, 30)),
        ("cien y veinte", (100, 20)),
        ("mil", (1000,)),
        ("el segundo plan", ()),
        ("", ()),
    ],
)
def test_numbers(typed: str, expected: tuple[int, ...]) -> None:
    assert reading.numbers(typed) == expected


@given(st.integers(min_value=0, max_value=999))
def test_numbers_reads_digits(number: int) -> None:
    assert reading.numbers(f"fueron {number} personas") == (number,)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("29 de enero de 2014", (Moment(2014, 1, 29),)),
        ("29/01/2014", (Moment(2014, 1, 29),)),
        ("29-01-2014", (Moment(2014, 1, 29),)),
        ("29.1.2014", (Moment(2014, 1, 29),)),
        ("enero 2014", (Moment(2014, 1),)),
        ("septiembre del 2011", (Moment(2011, 9),)),
        ("setiembre de 2011", (Moment(2011, 9),)),
        ("31 de diciembre del año 2012", (Moment(2012, 12, 31),)),
        ("23 de mayo", (Moment(0, 5, 23),)),
        ("dos mil catorce", (Moment(2014),)),
        ("entre 2013 y 2015", (Moment(2013), Moment(2015))),
        ("99/99/2014", (Moment(2014),)),
        ("el plan 2", ()),
    ],
)
def test_moments(typed: str, expected: tuple[Moment, ...]) -> None:
    assert reading.moments(typed) == expected


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [("2014-01-29", "29 de enero de 2014"), ("2011-09", "septiembre de 2011"), ("2013", "2013")],
)
def test_moment_is_spoken(iso: str, spoken: str) -> None:
    assert str(Moment.parse(iso)) == spoken


@pytest.mark.parametrize("wrong", ["", "ayer", "2014-x", "29/01/2014"])
def test_moment_refuses_what_is_no_date(wrong: str) -> None:
    with pytest.raises(ValueError):
        Moment.parse(wrong)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Moment(2014), Moment(2014, 1, 29), True),
        (Moment(0, 1, 29), Moment(2014, 1, 29), True),
        (Moment(2014, 2), Moment(2014, 1, 29), False),
        (Moment(2012), Moment(2014, 1, 29), False),
    ],
)
def test_moments_match_at_the_precision_both_have(one: Moment, other: Moment, same: bool) -> None:
    assert one.matches(other) is same and other.matches(one) is same


def test_a_month_inside_another_word_is_no_date() -> None:
    assert reading.moments("perspectiva de género") == ()
