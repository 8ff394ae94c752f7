"""Teaches the model the questions written in the knowledge files."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers import load


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class KnowledgeQuestions(GraphComponent):
    """Adds each fact's own question to the training examples, under the label of its first attribute.

    So a new fact is asked for as soon as it is written: one edit, in one file.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeQuestions:
        """Return the component; it has nothing to learn."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with one example more for each fact."""
        knowledge = load()
        questions = [
            Message.build(
                text=fact.question,
                intent=knowledge.attributes[fact.attributes[0]].intent,
                intent_metadata={"attribute": fact.attributes[0]},
            )
            for fact in knowledge.facts.values()
        ]
        training_data.training_examples = [*training_data.training_examples, *questions]
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages as they are: the component works in training only."""
        return messages
