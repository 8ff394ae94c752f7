"""Tells what kind of question it is, what it asks, and how likely it is to be on another subject."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from answers import load
from answers.text import STOPWORDS, words
from components.gate import OUTSIDE, Gate
from components.questions import (
    DOUBT,
    LABELS,
    MENTIONS,
    QUESTIONS,
    TENTATIVE,
    WORDS,
    every_question,
    folded_text,
    label_of,
    sentence_features,
    vector_of,
)

EMBEDDER = "SentenceEmbedder"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(GraphComponent, IntentClassifier):
    """Multinomial logistic regression over labels (``ask_plan/participantes``), and the abstention gate.

    The probability of an intent is the sum over its labels. Every question gets its ranking of labels and its doubt;
    the parse output lists them under "questions", the whole message first.
    """

    FILE = "question_classifier.joblib"

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, fitted: tuple[Any, ...] | None
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = storage
        self._resource = resource
        self._weights, self._bias, self._labels, self._gate = fitted or (None, None, [], None)
        self._intents = [label.partition("/")[0] for label in self._labels]
        self._outside = np.array([intent == OUTSIDE for intent in self._intents])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings: ``C`` is the inverse of regularisation, ``ranking`` how many labels a question keeps."""
        return {"C": 20.0, "max_iter": 50, "ranking": 12}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> QuestionClassifier:
        """Return an untrained component."""
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> QuestionClassifier:
        """Return the component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / cls.FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the classifier and the gate, and keep them with the model."""
        examples = [example for example in training_data.intent_examples if example.get(WORDS)]
        features, labels = sentence_features(examples), np.array([label_of(example) for example in examples])
        classifier = self._fit(features, labels)
        gate = self._fit_gate(examples, features, labels)
        fitted = (
            classifier.coef_.T.astype(np.float32),
            classifier.intercept_.astype(np.float32),
            list(classifier.classes_),
            gate,
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(fitted, folder / self.FILE)
        return self._resource

    def _fit(self, features: np.ndarray, labels: np.ndarray) -> LogisticRegression:
        regression = LogisticRegression(C=self._config["C"], max_iter=self._config["max_iter"], tol=1e-3)
        return regression.fit(features, labels)

    def _fit_gate(self, examples: list[Message], features: np.ndarray, labels: np.ndarray) -> Gate:
        """Return the gate, fitted on half of the examples as a classifier of the other half ranks them."""
        seen, unseen = train_test_split(range(len(examples)), test_size=0.5, random_state=7)
        half = self._fit(features[seen], labels[seen])
        outside = np.array([label.partition("/")[0] == OUTSIDE for label in labels])
        vectors = np.stack([vector_of(example, EMBEDDER) for example in examples])
        gate = Gate(vectors[seen][~outside[seen]], vectors[seen][outside[seen]], _subject_words())
        asked = [examples[i] for i in unseen]
        signs = gate.signs(
            half.predict_proba(features[unseen]),
            np.array([label.partition("/")[0] == OUTSIDE for label in half.classes_]),
            vectors[unseen],
            [_content(example) for example in asked],
            [len(example.get(MENTIONS)) for example in asked],
        )
        gate.fit(signs, outside[unseen])
        return gate

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data unchanged: nothing learns from this component's output."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages with intent, ranking and, under "questions", all that the actions need."""
        asked = [question for question in every_question(messages) if question.get(WORDS)]
        if asked and self._weights is not None:
            self._classify(asked)
        for message in messages:
            if not message.get(WORDS):
                message.set(LABELS, [[_without_words(message.get("text") or ""), 1.0]])
            ranking = self._intent_ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            parts = [message, *message.get(QUESTIONS, default=())]
            message.set(QUESTIONS, [_output(part) for part in parts], add_to_output=True)
        return messages

    def _classify(self, asked: list[Message]) -> None:
        scores = sentence_features(asked) @ self._weights + self._bias
        probabilities = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities /= probabilities.sum(axis=1, keepdims=True)
        vectors = np.stack([vector_of(question, EMBEDDER) for question in asked])
        signs = self._gate.signs(
            probabilities, self._outside, vectors, [_content(q) for q in asked], [len(q.get(MENTIONS)) for q in asked]
        )
        for question, row, doubt in zip(asked, probabilities, self._gate.doubt(signs), strict=True):
            best = np.argsort(-row)[: self._config["ranking"]]
            question.set(LABELS, [[self._labels[i], round(float(row[i]), 4)] for i in best])
            question.set(DOUBT, round(float(doubt), 4))

    def _intent_ranking(self, message: Message) -> list[dict[str, Any]]:
        totals: dict[str, float] = {}
        for label, p in message.get(LABELS, default=()):
            intent = label.partition("/")[0]
            totals[intent] = totals.get(intent, 0.0) + p
        return [
            {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: p}
            for intent, p in sorted(totals.items(), key=lambda item: -item[1])
        ]


def _without_words(text: str) -> str:
    """Return the label of a message without a Latin letter or figure: another script, or noise."""
    return f"{OUTSIDE}/otro_idioma" if any(map(str.isalpha, text)) else f"{OUTSIDE}/ruido"


def _content(question: Message) -> list[str]:
    return [word for word in folded_text(question).split() if word not in STOPWORDS]


def _subject_words() -> frozenset[str]:
    """Return the words of the knowledge base: names, aliases, labels, questions and texts."""
    knowledge = load()
    texts = [text for thing in knowledge.things.values() for text in (thing.name, *thing.aliases)]
    texts += [text for fact in knowledge.facts.values() for text in (fact.label, fact.question, fact.body)]
    return frozenset(word for text in texts for word in words(text) if word not in STOPWORDS)


def _output(question: Message) -> dict[str, Any]:
    """Return what the actions need of one question, as plain data."""
    return {
        "text": question.get("text"),
        "words": list(question.get(WORDS, default=())),
        "labels": question.get(LABELS, default=[]),
        "mentions": [[m.thing, m.kind, m.first, m.last] for m in question.get(MENTIONS, default=())],
        "doubt": question.get(DOUBT, default=1.0),
        "tentative": bool(question.get(TENTATIVE)),
    }
