"""Deciding whether a question is about anything the assistant knows.

No threshold on the classifier's probability tells strangers from friends (a question on phone plans looks like one on
action plans), so a small logistic regression weighs several signs. It learns from examples that neither the classifier
nor the gate has seen: the seen ones would all look certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

OUTSIDE = "out_of_scope"
NEIGHBOURS = 5
SIGNS = (
    "outside_probability", "best_probability", "margin", "nearest_inside", "nearest_inside_mean", "nearest_outside",
    "known_words", "objects", "length",
)  # fmt: skip


@dataclass
class Gate:
    """The fitted gate: examples to measure distance to, the words of the subject, and the weights of the signs."""

    inside: np.ndarray
    outside: np.ndarray
    subject_words: frozenset[str]
    model: LogisticRegression | None = None

    def signs(
        self, probabilities: np.ndarray, is_outside: np.ndarray, vectors: np.ndarray, words: Sequence[Sequence[str]],
        objects: Sequence[int],
    ) -> np.ndarray:  # fmt: skip
        """Return the signs of each question: (questions, len(SIGNS)).

        ``probabilities`` are (questions, labels), ``is_outside`` marks the labels of other subjects, ``vectors`` are
        the sentence embeddings, ``objects`` the number of known objects named.
        """
        near_in, near_out = vectors @ self.inside.T, vectors @ self.outside.T
        top = _highest(near_in, NEIGHBOURS)
        inside = np.sort(_highest(probabilities[:, ~is_outside], 2), axis=1)
        known = [sum(word in self.subject_words for word in question) / max(len(question), 1) for question in words]
        columns = (
            probabilities[:, is_outside].sum(axis=1), inside[:, -1], inside[:, -1] - inside[:, 0], top.max(axis=1),
            top.mean(axis=1), near_out.max(axis=1), known, np.minimum(objects, 2),
            np.log1p([len(question) for question in words]),
        )  # fmt: skip
        return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)

    def fit(self, signs: np.ndarray, outside: np.ndarray) -> None:
        """Learn to tell ``outside`` (boolean per row) from the signs."""
        self.model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000).fit(signs, outside)

    def doubt(self, signs: np.ndarray) -> np.ndarray:
        """Return for each row the probability, 0 to 1, that the question is on another subject."""
        if self.model is None:
            return np.zeros(len(signs))
        doubt: np.ndarray = self.model.predict_proba(signs)[:, 1]
        return doubt


def _highest(rows: np.ndarray, count: int) -> np.ndarray:
    """Return the ``count`` highest values of each row, in no order; all of them when a row has fewer."""
    count = min(count, rows.shape[1])
    return np.partition(rows, -count, axis=1)[:, -count:]
