"""Features of spelling: the character n-grams of a question's mended words, folded into a few hundred directions."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from components.questions import WORDS, add_sentence_features, every_question, folded_text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharNgrams(GraphComponent):
    """Adds the latent semantic directions (truncated SVD) of the TF-IDF weights of the n-grams inside words.

    A (1, dimensions) dense row. The n-grams themselves would make the classifier ten times larger and slower to train
    for the same accuracy (docs/adr/0001-sentence-embeddings.md).
    """

    FILE = "char_ngrams.joblib"

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        vectorizer: TfidfVectorizer | None,
        directions: np.ndarray | None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = storage
        self._resource = resource
        self._vectorizer = vectorizer
        self._directions = directions

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings: n-grams of ``shortest`` to ``longest`` characters that ``shared_by`` examples have."""
        return {"shortest": 2, "longest": 5, "shared_by": 3, "dimensions": 400, "seed": 7}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CharNgrams:
        """Return an untrained component."""
        return cls(config, model_storage, resource, None, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CharNgrams:
        """Return the component with the vocabulary it was trained with."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, *joblib.load(folder / cls.FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the n-grams and their weights, and keep them with the model."""
        vectorizer = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(self._config["shortest"], self._config["longest"]),
            min_df=self._config["shared_by"],
            sublinear_tf=True,
            dtype=np.float32,
            lowercase=False,
        )
        rows = vectorizer.fit_transform(
            [folded_text(example) for example in training_data.intent_examples if example.get(WORDS)]
        )
        vectorizer.stop_words_ = None
        size = min(self._config["dimensions"], min(rows.shape) - 1)
        svd = TruncatedSVD(size, n_iter=2, random_state=self._config["seed"]).fit(rows)
        directions = np.ascontiguousarray(svd.components_.T.astype(np.float16))
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((vectorizer, directions), folder / self.FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the n-grams added."""
        self._featurize([example for example in training_data.training_examples if example.get(WORDS)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages with the n-grams of all their questions added."""
        self._featurize([question for question in every_question(messages) if question.get(WORDS)])
        return messages

    def _featurize(self, messages: list[Message]) -> None:
        if not messages or self._vectorizer is None or self._directions is None:
            return
        rows = self._vectorizer.transform([folded_text(message) for message in messages])
        used = np.unique(rows.indices)
        latent = rows[:, used] @ self._directions[used].astype(np.float32)
        for message, row in zip(messages, latent, strict=True):
            add_sentence_features(message, row[np.newaxis, :], type(self).__name__)
