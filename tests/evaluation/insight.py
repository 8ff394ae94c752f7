"""What the bot in this process shows beyond right and wrong: which facts it takes for others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.abstention import INSIDE, OUTSIDE
from tests.evaluation.client import Result

KINDS = (INSIDE, OUTSIDE, "computed", "false_premise", "multi_question", "near_oos")  # asked in this process


@dataclass(frozen=True)
class Confusion:
    """A fact that was asked for, the facts that usually answer it, those answered instead, and the cases."""

    asked: str
    usual: tuple[str, ...]
    answered: tuple[str, ...]
    status: str
    ids: tuple[str, ...]


def confusions(results: Sequence[Result]) -> list[Confusion]:
    """Return what was answered to the point questions that failed, the most frequent first.

    The cases name facts in their own way; what answers one is learnt from the cases that passed.
    """
    right: dict[str, Counter[tuple[str, ...]]] = {}
    wrong: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
    for result in results:
        case, reply = result.case, result.replies[-1]
        if not case.fact:
            continue
        if result.verdict.passed:
            right.setdefault(case.fact, Counter())[reply.facts] += 1
        else:
            wrong.setdefault((case.fact, reply.facts, reply.status), []).append(case.id)
    found = [
        Confusion(fact, right[fact].most_common(1)[0][0] if fact in right else (), answered, status, tuple(ids))
        for (fact, answered, status), ids in wrong.items()
    ]
    return sorted(found, key=lambda one: (-len(one.ids), one.asked))
