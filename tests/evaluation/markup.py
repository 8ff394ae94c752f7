"""The few pieces of HTML that the report is made of."""

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #1c1f24; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .7rem; border-bottom: 1px solid #d9dde3; }
.figures td + td, .figures th + th { text-align: right; font-variant-numeric: tabular-nums; }
.low, .bad { color: #b3261e; font-weight: 600; } .good { color: #1b6e3a; font-weight: 600; }
details { border-bottom: 1px solid #d9dde3; padding: .3rem 0; } summary { cursor: pointer; }
pre { white-space: pre-wrap; background: #f4f5f7; padding: .5rem .8rem; margin: .3rem 0; font: inherit; }
svg { max-width: 100%; height: auto; }
svg text { font-family: system-ui, sans-serif !important; }
code { font-size: .92em; } .note { color: #5b626d; }
"""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], style: str = "") -> str:
    """Return a table; its cells are HTML already, its heads are text."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="{style}">\n<tr>{head}</tr>\n{body}\n</table>'


def bullets(items: Iterable[str]) -> str:
    """Return a list whose items are HTML already."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def note(text: str) -> str:
    """Return a remark, which is HTML already."""
    return f'<p class="note">{text}</p>'


def marked(text: str, *, low: bool) -> str:
    """Return a figure, in red if it is too low."""
    return f'<span class="low">{text}</span>' if low else text
