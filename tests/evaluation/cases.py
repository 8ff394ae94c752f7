"""The cases: what a person says and what the reply must be like. One JSON object a line in cases/*.jsonl.

A case of kind `fact` asks one thing and gives the expectation of its last turn at the top level, with the `fact` that
answers and the `source` that the reply should name. Every other case has `expect`, a list with an expectation for some
of its turns. A turn is a text, {"repeat": [turn, times]} or {"concat": [turn, …]}.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.evaluation.macros import expand
from tests.evaluation.normalise import fold

FOLDER = Path(__file__).with_name("cases")
Groups = tuple[tuple[str, ...], ...]


class InvalidCaseError(ValueError):
    """A line of a case file that is not a case; str() says where and why."""


@dataclass(frozen=True)
class Expectation:
    """What the reply to a turn must be like: patterns for its normalised text (see grading.py).

    `required` and `wanted` are groups of alternatives, of which one each must be found; `wanted` is only reported.
    """

    turn: int = -1
    required: Groups = ()
    wanted: Groups = ()
    forbidden: tuple[str, ...] = ()
    max_chars: int = 0
    abstain: bool = False
    buttons: bool = False


@dataclass(frozen=True)
class Case:
    """A conversation and what is expected of it. `fact` and `source` are for point questions only.

    `built` are the turns that nobody typed word by word: those written as {"repeat": …} or {"concat": …}.
    """

    id: str
    kind: str
    turns: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    fact: str = ""
    source: tuple[str, ...] = ()
    built: frozenset[int] = frozenset()


@cache
def pattern(written: str, *, lines: bool = False) -> re.Pattern[str]:
    """Return the pattern of a case, compiled; raises re.error or KeyError (an unknown "@macro").

    `lines`: "^" and "$" are also those of each line, not just of the whole reply.
    """
    return re.compile(fold(expand(written)), re.DOTALL | re.IGNORECASE | (re.MULTILINE if lines else 0))


@cache
def raw_pattern(written: str) -> re.Pattern[str]:
    """Return a pattern for the reply as it was sent: of a source, or "url:…" (an address, case and all)."""
    return re.compile(written.removeprefix("url:"), re.DOTALL | re.MULTILINE)


def read(folder: Path = FOLDER) -> list[Case]:
    """Return the cases of every file of the folder. Raises InvalidCaseError for the first fault."""
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                case = from_json(json.loads(line))
            except (ValueError, KeyError, TypeError, IndexError, re.error) as error:
                raise InvalidCaseError(f"{path.name}:{number}: {type(error).__name__}: {error}") from error
            if case.id in cases:
                raise InvalidCaseError(f"{path.name}:{number}: the id {case.id} is taken")
            cases[case.id] = case
    return list(cases.values())


def select(
    cases: list[Case], kinds: Collection[str] = (), ids: Collection[str] = (), limit: int | None = None
) -> list[Case]:
    """Return the first `limit` cases of the kinds and ids asked for (default: of all)."""
    chosen = [case for case in cases if (not kinds or case.kind in kinds) and (not ids or case.id in ids)]
    return chosen[:limit]


def sample(cases: list[Case], size: int, fewest: int = 8) -> list[Case]:
    """Return about `size` cases, evenly spaced within every kind: its share of the whole, at least `fewest`."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases:
        by_kind.setdefault(case.kind, []).append(case)
    chosen: list[Case] = []
    for members in by_kind.values():
        count = min(len(members), max(fewest, round(size * len(members) / len(cases))))
        chosen += [members[index * len(members) // count] for index in range(count)]
    return chosen


def from_json(data: Mapping[str, Any]) -> Case:
    """Return the case that a JSON object describes. Raises an error if a part is missing or a pattern is wrong."""
    turns = tuple(_turn(turn) for turn in data["turns"])
    point = "fact" in data
    expectations = tuple(_expectation(one) for one in ([data] if point else data["expect"]))
    for expected in expectations:
        turns[expected.turn]
        for written in _patterns(expected):
            raw_pattern(written) if written.startswith("url:") else pattern(written)
    source = tuple(data.get("source") or ())
    for written in source:
        raw_pattern(written)
    built = frozenset(place for place, turn in enumerate(data["turns"]) if not isinstance(turn, str))
    return Case(data["id"], data["kind"], turns, expectations, data.get("fact", ""), source, built)


def _expectation(data: Mapping[str, Any]) -> Expectation:
    groups = {
        key: tuple((group,) if isinstance(group, str) else tuple(group) for group in data.get(key) or ())
        for key in ("all", "want")
    }
    return Expectation(
        turn=data.get("turn", -1),
        required=groups["all"],
        wanted=groups["want"],
        forbidden=tuple(data.get("none") or ()),
        max_chars=data.get("max_chars") or 0,
        abstain=bool(data.get("abstain")),
        buttons=bool(data.get("buttons")),
    )


def _patterns(expected: Expectation) -> Iterator[str]:
    for groups in (expected.required, expected.wanted):
        for group in groups:
            yield from group
    yield from expected.forbidden


def _turn(turn: Any) -> str:
    if isinstance(turn, str):
        return turn
    if "repeat" in turn:
        repeated, times = turn["repeat"]
        return _turn(repeated) * int(times)
    return "".join(_turn(part) for part in turn["concat"])
