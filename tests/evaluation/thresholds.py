"""What is required of the figures (thresholds.yml), and by how much each of them passes or falls short."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from tests.evaluation.summary import ALL, Summary

FILE = Path(__file__).with_name("thresholds.yml")
_UNITS = {
    "kinds": " % de aciertos",
    "floors": " % de aciertos",
    "variants": " puntos de pérdida",
    "silence": " %",
    "limits": "",
}
_LEAST = {"kinds", "floors"}  # the others are the most that is allowed


@dataclass(frozen=True)
class Check:
    """A figure, of one part of thresholds.yml, and its threshold. `ids`: cases that count against it."""

    part: str
    name: str
    value: float
    threshold: float
    ids: tuple[str, ...] = ()

    @property
    def margin(self) -> float:
        """By how much the threshold is passed, in the figure's own unit; below 0, by how much it is missed."""
        gap = self.value - self.threshold
        return gap if self.part in _LEAST else 0 - gap

    @property
    def passed(self) -> bool:
        """Whether the threshold is reached."""
        return self.margin >= 0

    def __str__(self) -> str:
        """Say in one line what was measured and what is required."""
        verb = "se pide" if self.part in _LEAST else "se admite"
        cases = f" ({', '.join(self.ids[:5])})" if self.ids else ""
        return f"{self.name}: {_figure(self.value)}{_UNITS[self.part]}, {verb} {self.threshold:g}{cases}"


def read(path: Path = FILE) -> dict[str, dict[str, float]]:
    """Return the thresholds by part and name."""
    thresholds: dict[str, dict[str, float]] = YAML(typ="safe").load(path)
    return thresholds


def check(summary: Summary, thresholds: Mapping[str, Mapping[str, float]], *, partial: bool = False) -> list[Check]:
    """Return each figure that was measured and has a threshold. `partial`: of a few cases only the limits count.

    Without some of the kinds, nothing is required of the total, nor of the variants.
    """
    shares = [] if partial else list(_shares(summary, thresholds))
    faults = ((name, tuple(summary.faults.get(name, ()))) for name in thresholds["limits"])
    return shares + [Check("limits", name, len(ids), thresholds["limits"][name], ids) for name, ids in faults]


def _shares(summary: Summary, thresholds: Mapping[str, Mapping[str, float]]) -> Iterator[Check]:
    figures = {("kinds", row.name): row.percent for row in summary.kinds}
    if not figures.keys() >= {("kinds", name) for name in thresholds["kinds"]}:
        figures.pop(("kinds", ALL), None)
    else:
        figures |= {("floors", row.name): row.percent for row in summary.variants}
        figures |= {("variants", name): lost[-1].points for name, lost in summary.losses.items()}
    if summary.silence:
        figures["silence", "false_answers"] = summary.silence.false_answers
        figures["silence", "refusals"] = summary.silence.refusals
    for (part, name), value in figures.items():
        if name in thresholds[part]:
            ids = tuple(summary.misjudged.get(name, ())) if part == "silence" else ()
            yield Check(part, name, value, thresholds[part][name], ids)


def _figure(value: float) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
