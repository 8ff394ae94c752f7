"""What the bot in this process shows beyond right and wrong: confusions of facts, and what the gate costs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.client import Result
from tests.evaluation.summary import ANSWERED

INSIDE = ("fact", "computed", "false_premise")
OUTSIDE = ("oos",)
KINDS = (*INSIDE, *OUTSIDE, "multi_question", "near_oos")
STEPS = 50


@dataclass(frozen=True)
class Confusion:
    """A fact that was asked for, the facts that usually answer it, those answered instead, and the cases."""

    asked: str
    usual: tuple[str, ...]
    answered: tuple[str, ...]
    status: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """With this threshold: the share of questions on other subjects let in, and of our own sent away, 0 to 100."""

    threshold: float
    false_answers: float
    refusals: float


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


def abstention_curve(results: Sequence[Result]) -> list[Point]:
    """Return what the gate alone would let in and send away, as its threshold moves from 0 to 1."""
    inside, outside = _doubts(results, INSIDE), _doubts(results, OUTSIDE)
    if not inside or not outside:
        return []
    thresholds = [step / STEPS for step in range(STEPS + 1)]
    return [
        Point(t, _percent([doubt < t for doubt in outside]), _percent([doubt >= t for doubt in inside]))
        for t in thresholds
    ]


def actual(results: Sequence[Result]) -> Point | None:
    """Return what the bot as it is let in and sent away: it weighs other signs too. None if there are no such cases."""
    outside = [one.replies[-1].status in ANSWERED for one in results if one.case.kind in OUTSIDE]
    inside = [one.replies[-1].status == "out_of_scope" for one in results if one.case.kind in INSIDE]
    if not inside or not outside:
        return None
    from answers.deciding import DOUBTFUL

    return Point(DOUBTFUL, _percent(outside), _percent(inside))


def _doubts(results: Sequence[Result], kinds: Sequence[str]) -> list[float]:
    single = (one.replies[0] for one in results if one.case.kind in kinds and len(one.replies) == 1)
    return [reply.doubt for reply in single if reply.doubt is not None]


def _percent(flags: Sequence[bool]) -> float:
    return round(100 * sum(flags) / len(flags), 2)
