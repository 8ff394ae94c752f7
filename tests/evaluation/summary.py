"""Adds up the results, and compares them with the thresholds."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.evaluation.client import Result

THRESHOLDS = Path(__file__).with_name("thresholds.yml")
LONGEST = 700
ALL = "total"
ANSWERED = frozenset({"answered", "computed", "corrected", "partial"})


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
class Summary:
    """All figures of a run. `faults`: for each limit, the ids of the cases that break it."""

    kinds: list[Row]
    variants: list[Row]
    faults: dict[str, list[str]] = field(default_factory=dict)


def summarise(results: list[Result], variants: Mapping[str, list[Result]], local: Sequence[Result] = ()) -> Summary:
    """Return the figures of a run: over HTTP, its variants, and in this process."""
    by_kind: dict[str, list[Result]] = {}
    for result in results:
        by_kind.setdefault(result.case.kind, []).append(result)
    kinds = [row(kind, members) for kind, members in sorted(by_kind.items())] + [row(ALL, results)]
    rewritten = [row(name, members) for name, members in variants.items()]
    asked = [*results, *(result for members in variants.values() for result in members)]
    faults = {
        "transport_errors": _ids(result for result in asked if any(reply.error for reply in result.replies)),
        "long_point_answers": _ids(r for r in results if _is_pointed(r) and len(r.replies[-1].text) > LONGEST),
        "facts_without_source": _ids(result for result in [*results, *local] if _unsourced(result)),
    }
    return Summary(kinds, rewritten, faults)


def _is_pointed(result: Result) -> bool:
    """Return whether the question wants one piece of information; a summary that was asked for may be long."""
    return result.case.kind == "fact" and not result.case.fact.endswith(".summary")


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


def table(summary: Summary) -> str:
    """Return the figures as text, a line for each kind and variant."""
    lines = [f"{'tipo':16}{'n':>6}{'bien':>6}{'%':>7}{'con fuente*':>13}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}"]
    for one in [*summary.kinds, *summary.variants]:
        cited = f"{one.cited}/{one.wanted}" if one.wanted else ""
        times = f"{one.p50:>8.0f}{one.p95:>8.0f}{one.p99:>8.0f}"
        lines.append(f"{one.name:16}{one.n:>6}{one.passed:>6}{one.percent:>7.1f}{cited:>13}{times}")
    lines.append("* bien, y además con lo deseable: la fuente esperada o, en false_premise, el dato correcto")
    lines += [f"{name}: {len(ids)}" for name, ids in summary.faults.items()]
    return "\n".join(lines)


def read_thresholds(path: Path = THRESHOLDS) -> dict[str, dict[str, float]]:
    """Return the thresholds: the least percentage of each kind and variant, and the most cases over each limit."""
    thresholds: dict[str, dict[str, float]] = YAML(typ="safe").load(path)
    return thresholds


def shortfalls(summary: Summary, thresholds: Mapping[str, Mapping[str, float]], *, partial: bool = False) -> list[str]:
    """Return a line for each threshold that is not reached. `partial`: of a few cases no percentage is required.

    Without some of the kinds, none is required of the total.
    """
    short = []
    whole = {one.name for one in summary.kinds} >= set(thresholds["kinds"])
    for part, rows in (("kinds", summary.kinds), ("variants", summary.variants)):
        for one in rows:
            least = thresholds[part].get(one.name, 0)
            if one.percent < least and not partial and (whole or one.name != ALL):
                short.append(f"{one.name}: {one.percent:.1f} % de aciertos, se pide {least} %")
    for name, most in thresholds["limits"].items():
        ids = summary.faults.get(name, [])
        if len(ids) > most:
            short.append(f"{name}: {len(ids)}, se admite {most} ({', '.join(ids[:5])})")
    return short


def as_json(summary: Summary) -> dict[str, Any]:
    """Return the figures as plain data."""
    parts = {"kinds": summary.kinds, "variants": summary.variants}
    rows = {
        part: {one.name: one.__dict__ | {"percent": round(one.percent, 1)} for one in rows}
        for part, rows in parts.items()
    }
    return {**rows, "faults": summary.faults}


def _ids(results: Iterable[Result]) -> list[str]:
    return list(dict.fromkeys(result.case.id for result in results))


def _unsourced(result: Result) -> bool:
    """Whether a reply states facts (the bot says so, or the case shows it) and neither names nor links a source."""
    right = result.case.kind == "fact" and result.verdict.passed and not result.replies[-1].cites
    return right or any(reply.facts and reply.status in ANSWERED and not reply.cites for reply in result.replies)
