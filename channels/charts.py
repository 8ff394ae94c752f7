"""The chart of an answer, bars or a timeline: a PNG, and the words that say the same to who cannot see it."""

import io
import math
import threading
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from answers import Moment
from channels import texts

_COLOUR, _INK, _PAPER, _LINE = "#611232", "#1f1f1f", "#ffffff", "#d8ccd0"
_DRAWING = threading.Lock()  # matplotlib is not safe in several threads
_YEARS = 12  # the most that are written under a timeline


class Row(NamedTuple):
    """One line of a chart: its label, what it says, and from where to where its bar goes."""

    label: str
    said: str
    start: float
    end: float


def drawable(chart: Mapping[str, Any]) -> bool:
    """Return whether it has a title, and bars with a label and a number or spans with a label and dates."""
    try:
        rows = _rows(chart)
        return bool(chart["title"] and rows) and all(math.isfinite(row.start + row.end) for row in rows)
    except (KeyError, TypeError, ValueError):
        return False


def describe(chart: Mapping[str, Any]) -> str:
    """Return title, unit and every line in words."""
    bars = "; ".join(f"{row.label}: {row.said}" for row in _rows(chart))
    unit = f" ({chart['unit']})" if chart.get("unit") else ""
    return texts.say("charts", "description", title=chart["title"], unit=unit, bars=bars)


def draw(chart: Mapping[str, Any]) -> bytes:
    """Return a PNG, 800 pixels wide: horizontal bars, each with what it says. Takes 0.1 s: use a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = _rows(chart)
    with _DRAWING:
        figure = Figure(figsize=(8, 1.4 + 0.6 * len(rows)), dpi=100, facecolor=_PAPER, tight_layout=True)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.set_title(chart["title"], color=_INK, fontsize=15, loc="left", parse_math=False)
        axes.set_xlabel(chart.get("unit") or "", color=_INK)
        axes.set_yticks(range(len(rows)), [row.label for row in rows], parse_math=False)
        axes.invert_yaxis()
        axes.tick_params(length=0, labelsize=12, colors=_INK)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        (_draw_spans if chart.get("spans") else _draw_bars)(axes, rows)
        image = io.BytesIO()
        figure.savefig(image, format="png")
    return image.getvalue()


def _draw_bars(axes: Any, rows: list[Row]) -> None:
    axes.barh(range(len(rows)), [row.end for row in rows], color=_COLOUR, height=0.6)
    for line, row in enumerate(rows):
        axes.annotate(row.said, (row.end, line), (6, 0), textcoords="offset points", va="center", color=_INK)
    axes.set_xlim(0, max([*(row.end for row in rows), 1.0]) * 1.12)
    axes.xaxis.set_ticks([])


def _draw_spans(axes: Any, rows: list[Row]) -> None:
    """Draw each span under its words, as wide as what is known of it: a year, a month or a day."""
    first, last = (date.fromordinal(int(day)) for day in (min(r.start for r in rows), max(r.end for r in rows)))
    years = range(first.year, last.year + 2)
    edges = [date(year, 1, 1).toordinal() for year in years]
    least = (edges[-1] - edges[0]) / 100
    axes.hlines(range(len(rows)), edges[0], edges[-1], color=_LINE, linewidth=2, zorder=0)
    axes.barh(
        range(len(rows)), [max(r.end - r.start, least) for r in rows], 0.25, [r.start for r in rows], color=_COLOUR
    )
    for line, row in enumerate(rows):
        axes.annotate(
            f"{row.label}: {row.said}", (0, line), (0, 11), ("axes fraction", "data"), "offset points",
            color=_INK, fontsize=12, parse_math=False,
        )  # fmt: skip
    axes.set_xlim(edges[0], edges[-1])
    axes.set_ylim(len(rows) - 0.5, -0.7)
    axes.yaxis.set_ticks([])
    axes.spines["left"].set_visible(False)
    step = -(-len(years) // _YEARS)
    axes.set_xticks(edges[::step], [str(year) for year in years][::step])


def _rows(chart: Mapping[str, Any]) -> list[Row]:
    """Return the lines of a chart; raises KeyError, TypeError or ValueError when they are not what they should be."""
    bars = [Row(str(label), _number(value), 0.0, float(value)) for label, value in chart["bars"]]
    spans = [
        Row(str(label), str(said), _days(start)[0], _days(end or start)[1])
        for label, said, start, end in chart.get("spans") or ()
    ]
    return bars + spans


def _days(iso: object) -> tuple[float, float]:
    """Return when a year, a month or a day begins and ends, in days."""
    moment = Moment.parse(str(iso))
    begins = date(moment.year, moment.month or 1, moment.day or 1)
    if moment.day:
        return begins.toordinal(), begins.toordinal() + 1
    after = (moment.year, moment.month + 1) if 0 < moment.month < 12 else (moment.year + 1, 1)
    return begins.toordinal(), date(*after, 1).toordinal()


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
