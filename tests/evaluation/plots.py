"""Draws the figures of the report, as SVG to be put inside a page."""

import io
import re
import warnings
from collections.abc import Sequence
from typing import Any

from tests.evaluation.abstention import Point
from tests.evaluation.summary import Row

HIGHEST = 20  # % shown in the curve: what matters happens below
BLUE, ORANGE, GREY = "#1f5fa8", "#c8551b", "#8a8f98"


def bars(rows: Sequence[Row], least: dict[str, float]) -> str:
    """Return the share of right answers of each kind and variant, with a mark at the least that is required."""
    figure, axes = _new(height=0.32 * len(rows) + 0.8)
    names = [f"{row.name} ({row.n})" for row in rows]
    places = range(len(rows))
    axes.barh(places, [row.percent for row in rows], color=BLUE, height=0.62)
    for place, row in zip(places, rows, strict=True):
        axes.text(row.percent + 0.7, place, f"{row.percent:.1f}", va="center", fontsize=9)
        if row.name in least:
            axes.plot([least[row.name]] * 2, [place - 0.4, place + 0.4], color=ORANGE, linewidth=2)
    axes.set_yticks(list(places), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 106)
    axes.set_xlabel("% de aciertos (marca naranja: umbral)")
    return _svg(figure)


def histogram(times: Sequence[float]) -> str:
    """Return how long the turns took; what is beyond the 99.5th percentile goes into the last bar."""
    figure, axes = _new(height=2.6)
    limit = sorted(times)[int(0.995 * (len(times) - 1))] if times else 1.0
    axes.hist([min(time, limit) for time in times], bins=50, color=BLUE)
    axes.set_xlabel(f"ms por turno ({len(times)} turnos; el último grupo reúne los de más de {limit:.0f} ms)")
    axes.set_ylabel("turnos")
    return _svg(figure)


def curve(points: Sequence[Point], now: Point | None) -> str:
    """Return false answers and refusals over the threshold of the gate, and where the bot is now."""
    figure, axes = _new(height=3.2)
    thresholds = [point.threshold for point in points]
    axes.plot(thresholds, [point.false_answers for point in points], color=ORANGE, label="ajenas que dejaría pasar")
    axes.plot(thresholds, [point.refusals for point in points], color=BLUE, label="propias que rechazaría")
    if now:
        axes.axvline(now.threshold, color=GREY, linestyle="--", linewidth=1, label=f"umbral actual ({now.threshold:g})")
        axes.plot(now.threshold, now.false_answers, "o", color=ORANGE, label="ajenas que contestó de verdad")
        axes.plot(now.threshold, now.refusals, "o", color=BLUE, label="propias que rechazó de verdad")
    axes.set_xlabel("umbral de duda a partir del cual se rechaza")
    axes.set_ylabel("% de las preguntas")
    axes.set_ylim(-0.5, HIGHEST)
    axes.legend(fontsize=8, frameon=False)
    return _svg(figure)


def _new(height: float) -> tuple[Any, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "evaluation", "font.size": 9})
    figure = Figure(figsize=(8.5, height))
    FigureCanvasSVG(figure)
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: Any) -> str:
    drawn = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure.savefig(drawn, format="svg", bbox_inches="tight", metadata={"Date": None})
    svg = drawn.getvalue()
    return re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
