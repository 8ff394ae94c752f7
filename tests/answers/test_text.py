"""Reading Spanish as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import text as reading


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("¿CUÁNTAAAS  personas, en el 2º plan?", "cuantas personas en el 2o plan"),
        ("más de 1,100 y 1.100", "mas de 1100 y 1100"),
        ("3ª edición, ñandú", "3a edicion nandu"),
        ("2013-2015", "2013 2015"),
        ("éxito—plan…", "exito plan"),
        ("art. 37.2", "art 37.2"),
        ("cu´ando se`gundo ma¨s", "cuando segundo mas"),
        ("2´ y ´x", "2 y x"),
        ("👋 gracias🙏", "hola gracias gracias"),
        ("siglas iii", "siglas iii"),
        ("😀 ¿?", ""),
        ("", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert reading.fold(typed) == folded


@given(st.text())
def test_fold_is_idempotent_and_plain(typed: str) -> None:
    folded = reading.fold(typed)
    assert reading.fold(folded) == folded
    assert folded.isascii() and folded == folded.lower() and "  " not in folded


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("q es", ("que", "es")),
        ("xq salió", ("por", "que", "salio")),
        ("Kuantos d la osc", ("cuantos", "de", "la", "osc")),
        ("kien lo izo", ("quien", "lo", "izo")),
        ("kndo s iso, qntos ase", ("cuando", "es", "hizo", "cuantos", "hace")),
        ("art 37 xfa", ("articulo", "37", "por", "favor")),
        ("n línea c presentó", ("en", "linea", "se", "presento")),
        ("", ()),
    ],
)
def test_words_are_expanded(typed: str, expected: tuple[str, ...]) -> None:
    assert reading.words(typed) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("govierno", "gobierno"),
        ("kien", "quien"),
        ("transparensia", "transparencia"),
        ("yave", "llave"),
        ("aser", "hacer"),
    ],
)
def test_sounds_alike(one: str, other: str) -> None:
    assert reading.sound(one) == reading.sound(other)


@pytest.mark.parametrize(("one", "other"), [("plan", "pian"), ("mesa", "meta"), ("eje", "año")])
def test_sounds_different(one: str, other: str) -> None:
    assert reading.sound(one) != reading.sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("compromisos", "compromiso"), ("planes", "plan"), ("participaron", "participar"), ("objetivos", "objetivo")],
)
def test_stem_joins_forms_of_a_word(one: str, other: str) -> None:
    assert reading.stem(one) == reading.stem(other)


def test_content_leaves_the_words_that_mean_something() -> None:
    assert reading.content("¿Cuántas personas participaron en el segundo plan?") == {
        "person",
        "particip",
        "segund",
        "plan",
    }


def test_a_short_form_is_no_word_of_the_knowledge() -> None:
    assert {
        word for word in reading.SHORT_FORMS if reading.expand(reading.expand(word)) != reading.expand(word)
    } == set()
    assert not {word for form in reading.SHORT_FORMS.values() for word in form.split()} & reading.SHORT_FORMS.keys()
