"""Cuts a message into its questions and mends their spelling."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.utils.spacy_utils import SpacyModel
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers import load
from answers.clauses import split
from answers.spelling import Speller
from answers.text import expand, fold, words
from answers.vocabulary import Vocabulary
from components.noise import misspell
from components.questions import NOISE_OF, QUESTIONS, WORDS, empty_text, every_question


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True, model_from="SpacyNLP")
class QuestionNormaliser(GraphComponent):
    """Adds the mended words of every question of a message, and noisy copies of the training examples.

    Learns which words are the assistant's own (the knowledge base and the words that several examples share) and which
    are ordinary Spanish (the vocabulary of the spaCy model): only a word that is neither is taken for a typo.
    """

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource, speller: Speller | None) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = storage
        self._resource = resource
        self._speller = speller or Speller(())

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``noisy_copies`` of each example are added in training, with ``noise`` of their words misspelt."""
        return {"noisy_copies": 1, "noise": 0.5, "shared_by": 3, "seed": 7}

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> QuestionNormaliser:
        """Return an untrained component."""
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> QuestionNormaliser:
        """Return the component with the word lists it was trained with."""
        with model_storage.read_from(resource) as folder:
            own, ordinary = ((folder / name).read_text(encoding="utf-8").split() for name in ("own.txt", "ordinary.txt"))
        return cls(config, model_storage, resource, Speller(own, ordinary))

    def train(self, training_data: TrainingData, model: SpacyModel) -> Resource:
        """Learn the word lists and keep them with the model."""
        counts = Counter(word for example in training_data.intent_examples for word in set(words(example.get(TEXT) or "")))
        own = {word for word, count in counts.items() if count >= self._config["shared_by"]} | _knowledge_words()
        ordinary = {word for word in map(fold, model.model.vocab.strings) if word.isalpha() and word.isascii() and 3 < len(word) < 16}
        self._speller = Speller(own, ordinary)
        with self._storage.write_to(self._resource) as folder:
            (folder / "own.txt").write_text("\n".join(sorted(own)), encoding="utf-8")
            (folder / "ordinary.txt").write_text("\n".join(sorted(ordinary - own)), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData, model: SpacyModel) -> TrainingData:
        """Return the training data with the words of every example, and with the noisy copies added."""
        self._read(training_data.training_examples)
        rng = random.Random(self._config["seed"])
        copies = [
            self._noisy(example, rng)
            for _ in range(self._config["noisy_copies"])
            for example in training_data.training_examples
            if example.get(INTENT) and not empty_text(example)
        ]
        return training_data.merge(TrainingData(copies))

    def process(self, messages: list[Message], model: SpacyModel) -> list[Message]:
        """Return the messages with their questions and the words of each."""
        for message in messages:
            questions = split(message.get(TEXT) or "")
            if len(questions) > 1 or questions[0] != message.get(TEXT):
                message.set(QUESTIONS, [Message({TEXT: question}) for question in questions])
        self._read(every_question(messages))
        return messages

    def _read(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if not empty_text(message):
                message.set(WORDS, self._speller.mend(words(message.get(TEXT))))

    def _noisy(self, example: Message, rng: random.Random) -> Message:
        noisy = misspell(tuple(fold(example.get(TEXT)).split()), self._config["noise"], rng)
        data = {TEXT: " ".join(noisy), INTENT: example.get(INTENT), METADATA: example.get(METADATA)}
        copy = Message({**data, NOISE_OF: example.get(TEXT)})
        copy.set(WORDS, self._speller.mend(expand(data[TEXT]).split()))
        return copy


def _knowledge_words() -> set[str]:
    knowledge = load()
    texts = (text for fact in knowledge.facts.values() for text in (fact.body, fact.question, fact.label))
    return {word for text in texts for word in words(text)} | Vocabulary(knowledge).words
