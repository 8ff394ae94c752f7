"""From facts to text."""

from __future__ import annotations

import pytest

from answers import Source, engine
from answers.render import (
    MOST_SOURCES,
    join,
    lower_first,
    phrase,
    source_line,
    source_of,
    sources,
    statement,
    texts,
    updates,
)

FACTS = list(engine().knowledge.facts.values())


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a y b"),
        (["a", "b", "c"], "a, b y c"),
        (["padre", "hijo"], "padre e hijo"),
        (["plan", "innovación"], "plan e innovación"),
        (["agua", "hielo"], "agua y hielo"),
        (["hierba", "Ión"], "hierba e Ión"),
    ],
)
def test_join(items: list[str], text: str) -> None:
    assert join(items) == text


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("El plan", "el plan"),
        ("INAI es", "INAI es"),
        ("México fue", "México fue"),
        ("Participaron 20", "participaron 20"),
        ("“Cita”", "“Cita”"),
    ],
)
def test_lower_first(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_statement_is_clean(fact) -> None:  # type: ignore[no-untyped-def]
    said = statement(fact)
    assert fact.text in said
    assert "  " not in said and "None" not in said and "{" not in said
    assert said.count("“") == said.count("”")
    assert not fact.value.quote or fact.value.quote.words.strip("“”") in said
    assert len(said) <= 1500


def test_lists_are_numbered_only_after_a_colon() -> None:
    said = statement(engine().knowledge.facts["pna.pna_ejes"])
    assert [line[:2] for line in said.splitlines()[1:]] == ["1.", "2.", "3.", "4."]


def test_sources_are_few_and_distinct() -> None:
    shown = sources(FACTS[:40], engine().knowledge)
    assert 0 < len(shown) <= MOST_SOURCES
    assert len({source.url or source.title for source in shown}) == len(shown)


@pytest.mark.parametrize("layer", ["document", "update"])
def test_source_says_where_it_is_from(layer: str) -> None:
    source = source_of(next(fact for fact in FACTS if fact.layer == layer))
    assert source.title.startswith("documento") is (layer == "document")
    assert ("fuera del documento" in source.note) is (layer == "update")


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        ((), ""),
        ((Source("Página"),), "Fuente: Página"),
        ((Source("Página", "https://a.mx", "nota"), Source("Otra")), "Fuente: Página · https://a.mx (nota); Otra"),
    ],
)
def test_source_line(shown: tuple[Source, ...], line: str) -> None:
    assert source_line(shown) == line


def test_notes_are_dated() -> None:
    noted = [fact for fact in FACTS if fact.updates]
    assert noted
    for fact in noted:
        assert all(line.startswith("Actualización (") for line in updates(fact, engine().knowledge).splitlines())


def test_phrases_fill_their_gaps() -> None:
    assert phrase("not_said", label="la sede", de="del plan") == "No tengo este dato del plan: la sede."
    with pytest.raises(KeyError):
        phrase("no_existe")


@pytest.mark.parametrize("label", texts()["replies"])
def test_canned_texts_are_short_and_offer_few_options(label: str) -> None:
    entry = texts()["replies"][label]
    assert 0 < len(entry["text"]) <= 700
    assert len(entry.get("options", ())) <= 4
    assert entry["text"] == entry["text"].strip()
