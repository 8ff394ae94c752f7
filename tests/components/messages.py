"""Messages and storage for testing one component at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from answers.text import words
from components.questions import WORDS


class Folder:
    """A model storage that is one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def write_to(self, resource: Any) -> Iterator[Path]:
        """Give the folder to write to."""
        yield self.path

    @contextmanager
    def read_from(self, resource: Any) -> Iterator[Path]:
        """Give the folder to read from."""
        yield self.path


def example(text: str, intent: str = "", attribute: str = "") -> Message:
    """Return a message with its words, as the normaliser leaves it, and its label when it is a training example."""
    data: dict[str, Any] = {"text": text}
    if intent:
        data |= {"intent": intent, "metadata": {"intent": {"attribute": attribute}}}
    message = Message(data)
    message.set(WORDS, words(text))
    return message


def training(*labelled: tuple[str, str, str]) -> TrainingData:
    """Return training data of (text, intent, attribute) rows."""
    return TrainingData([example(*row) for row in labelled])
