"""When to keep silent: what the bot says on other subjects, and what of its own it sends away.

Two errors are counted, over the cases asked in this process, which knows how each turn ended (answers/answer.py):

- *false answer*: a case of kind `oos`, a question on another subject, answered with a fact, be it stated, computed,
  corrected or in part;
- *refusal*: a case of kind `fact`, a question on one fact that the bot knows, answered as out of scope. A reply that it
  did not understand counts too: it ends with that same status. That the source does not say is not a refusal.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.client import Result

INSIDE, OUTSIDE = "fact", "oos"
ANSWERED = frozenset({"answered", "computed", "corrected", "partial"})
REFUSED = frozenset({"out_of_scope", "error"})
STEPS = 50


@dataclass(frozen=True)
class Point:
    """With this threshold: the share of false answers among `oos`, and of refusals among `fact`, both 0 to 100."""

    threshold: float
    false_answers: float
    refusals: float


def misjudged(results: Sequence[Result]) -> dict[str, list[str]]:
    """Return the ids of the cases that got a false answer and of those refused."""
    return {
        "false_answers": [one.case.id for one in results if one.case.kind == OUTSIDE and _status(one) in ANSWERED],
        "refusals": [one.case.id for one in results if one.case.kind == INSIDE and _status(one) in REFUSED],
    }


def actual(results: Sequence[Result]) -> Point | None:
    """Return what the bot as it is answered and refused: it weighs other signs too. None without both kinds."""
    kinds, wrong = Counter(one.case.kind for one in results), misjudged(results)
    if not kinds[INSIDE] or not kinds[OUTSIDE]:
        return None
    from answers.scope import DOUBTFUL

    shares = {"false_answers": OUTSIDE, "refusals": INSIDE}
    return Point(DOUBTFUL, **{name: round(100 * len(wrong[name]) / kinds[kind], 2) for name, kind in shares.items()})


def curve(results: Sequence[Result]) -> list[Point]:
    """Return what the gate alone would let in and send away, as its threshold moves from 0 to 1."""
    inside, outside = _doubts(results, INSIDE), _doubts(results, OUTSIDE)
    if not inside or not outside:
        return []
    thresholds = [step / STEPS for step in range(STEPS + 1)]
    return [
        Point(t, _percent([doubt < t for doubt in outside]), _percent([doubt >= t for doubt in inside]))
        for t in thresholds
    ]


def _status(result: Result) -> str:
    return result.replies[-1].status


def _doubts(results: Sequence[Result], kind: str) -> list[float]:
    single = (one.replies[0] for one in results if one.case.kind == kind and len(one.replies) == 1)
    return [reply.doubt for reply in single if reply.doubt is not None]


def _percent(flags: Sequence[bool]) -> float:
    return round(100 * sum(flags) / len(flags), 2)
