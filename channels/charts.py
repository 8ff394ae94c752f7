"""A bar chart of an answer: a PNG, and the words that say the same to who cannot see it."""

import io
import math
import threading
from collections.abc import Mapping
from typing import Any

from channels import texts

_COLOUR, _INK, _PAPER = "#611232", "#1f1f1f", "#ffffff"
_DRAWING = threading.Lock()  # matplotlib is not safe in several threads


def drawable(chart: Mapping[str, Any]) -> bool:
    """Return whether it has a title and bars, each with a label and a number."""
    try:
        values = [float(value) for _, value in chart["bars"]]
        return bool(chart["title"] and values) and all(math.isfinite(value) for value in values)
    except (KeyError, TypeError, ValueError):
        return False


def describe(chart: Mapping[str, Any]) -> str:
    """Return title, unit and every bar in words."""
    bars = "; ".join(f"{label}: {_number(value)}" for label, value in chart["bars"])
    unit = f" ({chart['unit']})" if chart.get("unit") else ""
    return texts.say("charts", "description", title=chart["title"], unit=unit, bars=bars)


def draw(chart: Mapping[str, Any]) -> bytes:
    """Return a PNG, 800 pixels wide: horizontal bars with their value at the end. Takes 0.1 s: use a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    labels, values = [str(label) for label, _ in chart["bars"]], [float(value) for _, value in chart["bars"]]
    with _DRAWING:
        figure = Figure(figsize=(8, 1.4 + 0.6 * len(labels)), dpi=100, facecolor=_PAPER, tight_layout=True)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.barh(labels, values, color=_COLOUR, height=0.6)
        for row, value in enumerate(values):
            axes.annotate(_number(value), (value, row), (6, 0), textcoords="offset points", va="center", color=_INK)
        axes.set_title(chart["title"], color=_INK, fontsize=15, loc="left", parse_math=False)
        axes.set_xlabel(chart.get("unit") or "", color=_INK)
        axes.set_xlim(0, max([*values, 1.0]) * 1.12)
        axes.invert_yaxis()
        axes.tick_params(length=0, labelsize=12, colors=_INK)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.xaxis.set_ticks([])
        image = io.BytesIO()
        figure.savefig(image, format="png")
    return image.getvalue()


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
