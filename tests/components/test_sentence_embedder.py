"""The meaning of a sentence as a vector."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message

from components.questions import vector_of
from components.sentence_embedder import SentenceEmbedder
from tests.components.messages import example

EMBEDDER = SentenceEmbedder()


def vector(text: str) -> np.ndarray:
    [message] = EMBEDDER.process([example(text)])
    return vector_of(message, "SentenceEmbedder")


def test_unit_vector_of_512() -> None:
    one = vector("¿cuándo se presentó el segundo plan?")
    assert (one.shape, one.dtype) == ((512,), np.float32)
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-3)


def test_paraphrases_are_nearer_than_other_subjects() -> None:
    asked, same, other = map(
        vector, ("¿cuánta gente participó?", "número de personas que participaron", "receta de mole poblano")
    )
    assert asked @ same > asked @ other


def test_a_batch_gives_what_one_by_one_gives() -> None:
    texts = ["qué es la ocde", "quién construyó el primer plan", "hola"]
    batch = EMBEDDER.process([example(text) for text in texts])
    for text, message in zip(texts, batch, strict=True):
        assert vector_of(message, "SentenceEmbedder") @ vector(text) == pytest.approx(1.0, abs=1e-3)


def test_a_message_without_words_has_no_vector() -> None:
    [message] = EMBEDDER.process([Message({"text": "😀"})])
    assert message.features == []
