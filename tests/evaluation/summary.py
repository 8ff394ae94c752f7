"""Adds up the results: by kind, by variant, and what breaks a limit."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.evaluation import abstention
from tests.evaluation.abstention import ANSWERED
from tests.evaluation.client import Result

LONGEST = 700
ALL = "total"


@dataclass(frozen=True)
class Row:
    """The figures of a kind of case, or of a variant. `cited` of `wanted`: passed with all that is only wished for."""

    name: str
    n: int
    passed: int
    cited: int
    wanted: int
    p50: float
    p95: float
    p99: float

    @property
    def percent(self) -> float:
        """The share that passed, 0 to 100."""
        return 100 * self.passed / self.n if self.n else 0.0


@dataclass(frozen=True)
class Loss:
    """Of `n` cases of a kind, how many passed as they are written and how many rewritten in a variant."""

    name: str
    n: int
    written: int
    rewritten: int

    @property
    def before(self) -> float:
        """The share that passed as they are written, 0 to 100."""
        return 100 * self.written / self.n if self.n else 0.0

    @property
    def points(self) -> float:
        """The percentage points lost by rewriting; below 0 if more cases passed."""
        return 100 * (self.written - self.rewritten) / self.n if self.n else 0.0


@dataclass(frozen=True)
class Summary:
    """All figures of a run.

    `variants` have a row each, and `losses` their losses by kind, with the total at the end. `faults`: for each limit,
    the ids of the cases that break it. `silence`: false answers and refusals, None if they were not measured;
    `misjudged`: the ids of both.
    """

    kinds: list[Row]
    variants: list[Row]
    losses: Mapping[str, list[Loss]] = field(default_factory=dict)
    faults: Mapping[str, list[str]] = field(default_factory=dict)
    silence: abstention.Point | None = None
    misjudged: Mapping[str, list[str]] = field(default_factory=dict)


def summarise(results: list[Result], variants: Mapping[str, list[Result]], local: Sequence[Result] = ()) -> Summary:
    """Return the figures of a run: over HTTP, its variants, and in this process."""
    kinds = [row(kind, members) for kind, members in sorted(_by_kind(results).items())] + [row(ALL, results)]
    asked = [*results, *(result for members in variants.values() for result in members)]
    faults = {
        "transport_errors": _ids(result for result in asked if any(reply.error for reply in result.replies)),
        "long_point_answers": _ids(r for r in results if _is_pointed(r) and len(r.replies[-1].text) > LONGEST),
        "facts_without_source": _ids(result for result in [*results, *local] if _unsourced(result)),
    }
    return Summary(
        kinds,
        [row(name, members) for name, members in variants.items()],
        {name: losses(results, members) for name, members in variants.items()},
        faults,
        abstention.actual(local),
        abstention.misjudged(local),
    )


def losses(written: Iterable[Result], rewritten: Sequence[Result]) -> list[Loss]:
    """Return what rewriting lost in each kind, and at the end in all: the same cases are compared, no others."""
    passed = {result.case.id: result.verdict.passed for result in written}

    def loss(name: str, members: Sequence[Result]) -> Loss:
        after = sum(result.verdict.passed for result in members)
        return Loss(name, len(members), sum(passed[result.case.id] for result in members), after)

    kinds = [loss(kind, members) for kind, members in sorted(_by_kind(rewritten).items())]
    return [*kinds, loss(ALL, rewritten)]


def row(name: str, results: Sequence[Result]) -> Row:
    """Return the figures of some results."""
    times = sorted(reply.ms for result in results for reply in result.replies)
    wanted = [result.verdict for result in results if result.verdict.wanted]
    return Row(
        name=name,
        n=len(results),
        passed=sum(result.verdict.passed for result in results),
        cited=sum(verdict.passed and not verdict.missed for verdict in wanted),
        wanted=len(wanted),
        p50=percentile(times, 50),
        p95=percentile(times, 95),
        p99=percentile(times, 99),
    )


def percentile(ordered: Sequence[float], q: float) -> float:
    """Return the value that `q` percent of the ordered values do not exceed; 0 if there are none."""
    return ordered[max(0, math.ceil(len(ordered) * q / 100) - 1)] if ordered else 0.0


def as_json(summary: Summary) -> dict[str, Any]:
    """Return the figures as plain data."""
    parts = {"kinds": summary.kinds, "variants": summary.variants}
    rows = {
        part: {one.name: one.__dict__ | {"percent": round(one.percent, 1)} for one in rows}
        for part, rows in parts.items()
    }
    lost = {
        name: {one.name: one.__dict__ | {"points": round(one.points, 1)} for one in kinds}
        for name, kinds in summary.losses.items()
    }
    return {**rows, "losses": lost, "faults": summary.faults, "misjudged": summary.misjudged}


def _by_kind(results: Iterable[Result]) -> dict[str, list[Result]]:
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.case.kind, []).append(result)
    return kinds


def _ids(results: Iterable[Result]) -> list[str]:
    return list(dict.fromkeys(result.case.id for result in results))


def _is_pointed(result: Result) -> bool:
    """Return whether the question wants one piece of information; a summary that was asked for may be long."""
    return result.case.kind == "fact" and not result.case.fact.endswith(".summary")


def _unsourced(result: Result) -> bool:
    """Whether a reply states facts (the bot says so, or the case shows it) and neither names nor links a source."""
    right = result.case.kind == "fact" and result.verdict.passed and not result.replies[-1].cites
    return right or any(reply.facts and reply.status in ANSWERED and not reply.cites for reply in result.replies)
