"""The rewritten cases: all kinds and all that is typed in them, with the faults they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.evaluation.cases import Case, from_json, read
from tests.evaluation.variants import FOREIGN, VARIANTS, rewrite

CASES = read()


def case(turns: list[Any], kind: str = "followup") -> Case:
    return from_json({"id": "x", "kind": kind, "turns": turns, "expect": []})


def rewritten(name: str, *turns: Any) -> tuple[str, ...]:
    (changed,) = rewrite([case(list(turns))], name)
    return changed.turns


@pytest.mark.parametrize("name", VARIANTS)
def test_every_kind_is_rewritten_always_in_the_same_way(name: str) -> None:
    changed = rewrite(CASES, name)
    assert changed == rewrite(CASES, name)
    assert {one.kind for one in changed} == {one.kind for one in CASES} - {FOREIGN}


@pytest.mark.parametrize("name", VARIANTS)
def test_what_is_expected_stays(name: str) -> None:
    written: Mapping[str, Case] = {one.id: one for one in CASES}
    for one in rewrite(CASES, name):
        own = written[one.id]
        assert (one.expectations, one.fact, one.source, len(one.turns)) == (
            own.expectations,
            own.fact,
            own.source,
            len(own.turns),
        )
        assert one.turns != own.turns


def test_accents_go_from_every_turn() -> None:
    assert rewritten("sin_acentos", "¿Cómo se construyó el plan 2?", "¿y qué año?") == (
        "¿Como se construyo el plan 2?",
        "¿y que ano?",
    )


def test_typos_are_in_every_long_word_of_every_turn() -> None:
    first, second = rewritten("una_errata", "¿Cómo se construyó el plan 2?", "dime cuándo")
    words = first.rstrip("?").split()
    assert [words[1], words[3], words[5]] == ["se", "el", "2"]
    assert all(a != b for a, b in zip((words[0], words[2], words[4]), ("¿Cómo", "construyó", "plan"), strict=True))
    assert all(a != b for a, b in zip(second.split(), ("dime", "cuándo"), strict=True))
    assert all(a[0] == b for a, b in zip(second.split(), "dc", strict=True))


def test_any_letter_may_replace_another() -> None:
    """Not just the neighbours on a keyboard, which are what the model has seen."""
    seen = set()
    for number in range(1500):
        one = from_json({"id": str(number), "kind": "oos", "turns": ["aaaa"], "expect": []})
        seen |= {letter for changed in rewrite([one], "una_errata") for letter in changed.turns[0]}
    assert seen == set("abcdefghijklmnopqrstuvwxyz")


def test_what_is_picked_or_built_stays() -> None:
    picked = ["/ayuda", '/inform{"plan": "cuarto"}', "2", "1.6", "¿¡!? 👍", {"repeat": ["palabra ", 3]}]
    for name in ("una_errata", "dos_erratas", "sin_acentos"):
        assert rewritten(name, "¿Cuándo se construyó?", *picked)[1:] == (*picked[:-1], 3 * "palabra ")
        assert rewrite([case(picked)], name) == []


def test_cases_that_do_not_change_are_left_out() -> None:
    assert rewrite([case(["cuando fue"])], "sin_acentos") == []
    assert rewrite([case(["el 2"])], "dos_erratas") == []
    assert rewrite([case(["¿qué es gobierno abierto en inglés?"], kind=FOREIGN)], "una_errata") == []


@pytest.mark.parametrize(("name", "most"), [("una_errata", 1), ("dos_erratas", 2)])
def test_the_typos_are_as_many_as_they_say(name: str, most: int) -> None:
    words = [from_json({"id": str(n), "kind": "oos", "turns": ["participantes"], "expect": []}) for n in range(200)]
    lengths = {abs(len(one.turns[0]) - len("participantes")) for one in rewrite(words, name)}
    assert lengths == set(range(most + 1))
