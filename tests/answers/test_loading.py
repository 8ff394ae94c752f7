"""Reading the knowledge files; the messages for broken ones are in tests/knowledge/test_broken_files.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers import KnowledgeError, engine, load
from answers.amounts import Moment


def test_the_same_files_have_the_same_version() -> None:
    assert load().version == engine().knowledge.version != ""


def test_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no existe la carpeta"):
        load(tmp_path / "nada")


def test_values_are_typed() -> None:
    facts = load().facts
    assert facts["segundo.fecha_presentacion"].value.moments == (Moment(2014, 1, 29),)
    assert facts["aga.fundadores_numero"].value.number == 8
    assert [count.number for count in facts["cuarto.participantes"].value.counts] == [1100, 480]
    assert facts["cuarto.participantes"].value.counts[0].at_least
    assert facts["pna.pna_ejes"].value.items[0].startswith("“Combatir")
    assert facts["noveck.definicion"].value.quote is not None
    assert facts["aga.mexico_fundador"].value.flag is True


def test_everything_known_has_a_source() -> None:
    facts = load().facts.values()
    assert [fact.id for fact in facts if not fact.section] == []
    assert [fact.id for fact in facts if fact.layer == "update" and not (fact.link and fact.as_of)] == []
