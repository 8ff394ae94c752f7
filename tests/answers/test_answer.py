"""The statuses a turn may end in."""

from __future__ import annotations

import pytest

from answers import Answer, Context, Status


def test_every_status_has_a_label_of_its_own() -> None:
    labels = [status.label for status in Status]
    assert all(labels) and len(set(labels)) == len(labels)


@pytest.mark.parametrize("status", list(Status))
def test_misses(status: Status) -> None:
    assert status.is_miss is (status.value in {"out_of_scope", "not_in_source", "error"})


def test_an_answer_starts_an_empty_context() -> None:
    assert Answer(Status.ANSWERED, "sí", "sí").context == Context()
