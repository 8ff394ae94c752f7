"""Features of spelling."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message

from components.char_ngrams import CharNgrams
from components.questions import vector_of
from tests.components.messages import Folder, example, training

ROWS = [
    (f"{verb} el plan {n}", "ask_plan", "resumen")
    for verb in ("cuándo salió", "quién hizo", "qué trató", "dónde leo")
    for n in ("uno", "dos", "tres")
]
DIMENSIONS = 5


def trained(folder: Path, dimensions: int) -> CharNgrams:
    """Return the component trained and loaded again, as Rasa does."""
    CharNgrams.create({"dimensions": dimensions}, Folder(folder), None, None).train(training(*ROWS))  # type: ignore[arg-type]
    return CharNgrams.load({}, Folder(folder), None, None)  # type: ignore[arg-type]


@pytest.fixture
def ngrams(tmp_path: Path) -> CharNgrams:
    return trained(tmp_path, DIMENSIONS)


def row(ngrams: CharNgrams, text: str) -> np.ndarray:
    [message] = ngrams.process([example(text)])
    return vector_of(message, "CharNgrams")


def test_shape(ngrams: CharNgrams) -> None:
    one = row(ngrams, "cuándo salió el plan dos")
    assert (one.shape, one.dtype) == ((DIMENSIONS,), np.float32) and np.isfinite(one).all()


def test_dimensions_never_exceed_the_examples(tmp_path: Path) -> None:
    assert row(trained(tmp_path, 400), "el plan").shape[0] < len(ROWS)


def test_unseen_letters_give_zeros(ngrams: CharNgrams) -> None:
    assert not row(ngrams, "wxkj").any()


def test_a_message_without_words_passes(ngrams: CharNgrams) -> None:
    [message] = ngrams.process([Message({"text": "😀"})])
    assert message.features == []


def test_loads_the_same_every_time(ngrams: CharNgrams, tmp_path: Path) -> None:
    again = CharNgrams.load({}, Folder(tmp_path), None, None)  # type: ignore[arg-type]
    np.testing.assert_array_equal(row(again, "quién hizo el plan"), row(ngrams, "quién hizo el plan"))
