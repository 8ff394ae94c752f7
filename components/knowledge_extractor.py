"""Finds the objects of the knowledge base that a question names."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers import KnowledgeBase, load
from answers.vocabulary import Mention, Vocabulary
from components.questions import MENTIONS, WORDS, add_sentence_features, every_question

KINDS = ("plan", "institution", "author", "instrument", "concept", "event", "group")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class KnowledgeExtractor(EntityExtractorMixin, GraphComponent):
    """Adds entities (kind and id of the object) by the aliases in the knowledge files, over the mended words.

    The vocabulary is read from the files at start, not kept in the model: a new alias needs no training. The entities
    are also features of the question: which kinds it names, which objects other than plans, and how many.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._vocabulary = Vocabulary(knowledge)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeExtractor:
        """Return the component with the aliases of the knowledge files."""
        return cls(load())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the mentions and their features added."""
        self._extract([example for example in training_data.training_examples if example.get(WORDS)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages with the entities of all their questions added."""
        self._extract([question for question in every_question(messages) if question.get(WORDS)])
        for message in messages:
            text = message.get("text") or ""
            entities = [
                {"entity": m.kind, "value": m.thing, "start": 0, "end": len(text), "extractor": type(self).__name__}
                for m in message.get(MENTIONS, default=())
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def _extract(self, messages: list[Message]) -> None:
        for message in messages:
            mentions = self._vocabulary.mentions(message.get(WORDS))
            message.set(MENTIONS, mentions)
            add_sentence_features(message, _features(mentions), type(self).__name__)


def _features(mentions: tuple[Mention, ...]) -> np.ndarray:
    """Return a (1, 2 * kinds) row: for each kind, whether it is named, and whether it is named more than once."""
    row = np.zeros((1, 2 * len(KINDS)), dtype=np.float32)
    for i, kind in enumerate(KINDS):
        things = {mention.thing for mention in mentions if mention.kind == kind}
        row[0, 2 * i], row[0, 2 * i + 1] = len(things) > 0, len(things) > 1
    return row * 0.5
