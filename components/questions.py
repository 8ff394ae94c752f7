"""The questions inside a message, shared by the components of the pipeline.

``QuestionNormaliser`` puts them into the message under ``QUESTIONS``; each later component adds what it finds to every
one of them, and ``QuestionClassifier`` writes the result to the parse output under ``"questions"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

QUESTIONS = "questions"
WORDS = "words"
MENTIONS = "mentions"
LABELS = "labels"
DOUBT = "doubt"
TENTATIVE = "tentative"


def every_question(messages: Iterable[Message]) -> Iterator[Message]:
    """Yield each message and, when it holds several questions, each of them as a message of its own."""
    for message in messages:
        yield message
        yield from message.get(QUESTIONS, default=())


def label_of(example: Message) -> str:
    """Return the label of a training example, ``intent/attribute``; the attribute is in the metadata of data/nlu."""
    attribute = example.get(METADATA, default={}).get(METADATA_INTENT, {}).get("attribute", "")
    return f"{example.get(INTENT)}/{attribute}"


def folded_text(message: Message) -> str:
    """Return the mended words of a message, single-spaced; empty when it has none."""
    return " ".join(message.get(WORDS, default=()))


def add_sentence_features(message: Message, matrix: np.ndarray, origin: str) -> None:
    """Attach a (1, n) sentence-level feature matrix of the message text."""
    message.add_features(Features(matrix, FEATURE_TYPE_SENTENCE, TEXT, origin))


def sentence_features(messages: list[Message]) -> np.ndarray:
    """Return the sentence-level features of the messages side by side: (messages, all features), float32."""
    rows = (
        [f.features for f in message.features if f.type == FEATURE_TYPE_SENTENCE and f.attribute == TEXT]
        for message in messages
    )
    return np.vstack([np.hstack(blocks) for blocks in rows]).astype(np.float32)


def vector_of(message: Message, origin: str) -> np.ndarray:
    """Return the sentence-level features that the component ``origin`` gave to the message, as a vector."""
    return next(f.features[0] for f in message.features if f.origin == origin)


def empty_text(message: Message) -> bool:
    """Return True for training examples without text (Rasa passes action names through the pipeline too)."""
    return not message.get(TEXT)
