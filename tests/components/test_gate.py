"""Deciding whether a question is about anything we know."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from components.gate import SIGNS, Gate

RNG = np.random.default_rng(7)
LABELS = np.array([False, False, False, True])


def unit(rows: int, towards: int) -> np.ndarray:
    vectors = RNG.normal(scale=0.1, size=(rows, 8))
    vectors[:, towards] += 1.0
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def probabilities(rows: int, outside: bool) -> np.ndarray:
    row = [0.1, 0.1, 0.1, 0.7] if outside else [0.8, 0.1, 0.05, 0.05]
    return np.tile(np.array(row, dtype=np.float32), (rows, 1))


@pytest.fixture
def gate() -> Gate:
    inside, outside = unit(20, 0), unit(20, 1)
    made = Gate(inside, outside, frozenset({"plan"}))
    signs = np.vstack([signs_of(made, unit(20, 0), False), signs_of(made, unit(20, 1), True)])
    made.fit(signs, np.array([False] * 20 + [True] * 20))
    return made


def signs_of(gate: Gate, vectors: np.ndarray, outside: bool) -> np.ndarray:
    rows = len(vectors)
    said = [["mole"] if outside else ["plan", "segundo"]] * rows
    return gate.signs(probabilities(rows, outside), LABELS, vectors, said, [0 if outside else 1] * rows)


def test_signs_have_a_column_each(gate: Gate) -> None:
    signs = signs_of(gate, unit(3, 0), False)
    assert signs.shape == (3, len(SIGNS)) and np.isfinite(signs).all()
    row = dict(zip(SIGNS, signs[0], strict=True))
    assert row["outside_probability"] == pytest.approx(0.05) and row["best_probability"] == pytest.approx(0.8)
    assert row["margin"] == pytest.approx(0.7) and row["known_words"] == pytest.approx(0.5) and row["objects"] == 1


def test_doubt_is_a_probability_that_tells_them_apart(gate: Gate) -> None:
    friend, stranger = gate.doubt(signs_of(gate, unit(5, 0), False)), gate.doubt(signs_of(gate, unit(5, 1), True))
    assert ((friend >= 0) & (stranger <= 1)).all() and friend.max() < 0.5 < stranger.min()


def test_a_question_without_words_has_signs(gate: Gate) -> None:
    assert np.isfinite(gate.signs(probabilities(1, True), LABELS, unit(1, 1), [[]], [0])).all()


def test_before_fitting_nothing_is_doubted() -> None:
    gate = Gate(unit(5, 0), unit(5, 1), frozenset())
    assert gate.doubt(np.zeros((2, len(SIGNS)))).tolist() == [0.0, 0.0]


def test_survives_being_kept(gate: Gate) -> None:
    signs = signs_of(gate, unit(4, 0), False)
    np.testing.assert_allclose(pickle.loads(pickle.dumps(gate)).doubt(signs), gate.doubt(signs))


@pytest.mark.parametrize("examples", [1, 3, 5, 9])
def test_the_nearest_examples_are_the_nearest_however_few_there_are(examples: int) -> None:
    inside = unit(examples, 0)
    question = unit(1, 2)
    row = Gate(inside, unit(1, 1), frozenset()).signs(probabilities(1, False), LABELS, question, [[]], [0])[0]
    nearest = np.sort(question @ inside.T)[0, ::-1][:5]
    assert row[SIGNS.index("nearest_inside")] == pytest.approx(nearest[0])
    assert row[SIGNS.index("nearest_inside_mean")] == pytest.approx(nearest.mean())


def test_the_margin_is_between_the_two_best_labels_inside(gate: Gate) -> None:
    rows = np.array([[0.1, 0.5, 0.3, 0.1], [0.3, 0.2, 0.1, 0.4]], dtype=np.float32)
    signs = gate.signs(rows, LABELS, unit(2, 0), [["plan"], ["mole"]], [3, 0])
    assert signs[:, SIGNS.index("best_probability")] == pytest.approx([0.5, 0.3])
    assert signs[:, SIGNS.index("margin")] == pytest.approx([0.2, 0.1])
    assert signs[:, SIGNS.index("objects")].tolist() == [2, 0]


def test_one_label_inside_has_no_margin() -> None:
    row = Gate(unit(1, 0), unit(1, 1), frozenset()).signs(
        np.array([[0.6, 0.4]], dtype=np.float32), np.array([False, True]), unit(1, 0), [[]], [0]
    )[0]
    assert (row[SIGNS.index("margin")], row[SIGNS.index("best_probability")]) == (0, pytest.approx(0.6))
