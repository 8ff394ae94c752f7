"""Writes results/eval.html, one page with everything in it, and results/eval.json."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from tests.evaluation import insight, plots
from tests.evaluation.client import Result
from tests.evaluation.summary import Row, Summary, as_json

_STYLE = """
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


@dataclass(frozen=True)
class Run:
    """Everything that was measured: what the report tells."""

    summary: Summary
    results: list[Result]
    variants: Mapping[str, list[Result]]
    thresholds: Mapping[str, Mapping[str, float]]
    shortfalls: list[str]
    local: list[Result] = field(default_factory=list)


def write(run: Run, folder: Path) -> Path:
    """Write both files into the folder, and return the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(_data(run), ensure_ascii=False, indent=1)
    (folder / "eval.json").write_text(data + "\n", encoding="utf-8", errors="replace")
    page = folder / "eval.html"
    page.write_text(_page(run), encoding="utf-8", errors="replace")
    return page


def _data(run: Run) -> dict[str, Any]:
    points, now = insight.abstention_curve(run.local), insight.actual(run.local)
    failed = {"": run.results, **run.variants}
    return {
        **as_json(run.summary),
        "thresholds": run.thresholds,
        "shortfalls": run.shortfalls,
        "confusions": [one.__dict__ for one in insight.confusions(run.local)],
        "abstention": {"curve": [one.__dict__ for one in points], "actual": now.__dict__ if now else None},
        "failures": {name or "cases": [_failure(one) for one in _failed(results)] for name, results in failed.items()},
    }


def _failure(result: Result) -> dict[str, Any]:
    return {
        "id": result.case.id,
        "turns": [turn[:500] for turn in result.case.turns],
        "replies": [reply.text for reply in result.replies],
        "reasons": result.verdict.reasons,
    }


def _failed(results: Iterable[Result]) -> list[Result]:
    return [result for result in results if not result.verdict.passed]


def _page(run: Run) -> str:
    parts = [
        '<!doctype html>\n<html lang="es">\n<meta charset="utf-8">\n<title>Evaluación</title>',
        f"<style>{_STYLE}</style>",
        "<h1>Evaluación del asistente</h1>",
        _verdict(run),
        _figures(run),
        _curve(run.local),
        _confusions(run.local),
        _failures("Fallos", run.results),
        *(_failures(f"Fallos de la variante {name}", results) for name, results in run.variants.items()),
        "</html>\n",
    ]
    return "\n".join(parts)


def _verdict(run: Run) -> str:
    if not run.shortfalls:
        return '<p class="good">Cumple todos los umbrales.</p>'
    return '<p class="bad">No cumple:</p>' + _list(escape(line) for line in run.shortfalls)


def _figures(run: Run) -> str:
    least = {**run.thresholds["kinds"], **run.thresholds["variants"]}
    times = [reply.ms for result in run.results for reply in result.replies]
    rows = [*run.summary.kinds, *run.summary.variants]
    return "\n".join(
        [
            "<h2>Aciertos por tipo de pregunta y variante</h2>",
            '<p class="note">Las variantes repiten las preguntas de un solo turno del tipo <code>fact</code>: '
            "sin acentos, con una errata y con dos erratas en cada palabra de cuatro letras o más.</p>",
            _table(
                ["tipo", "n", "bien", "%", "umbral", "con lo deseable", "p50 ms", "p95 ms", "p99 ms"],
                [_cells(row, least.get(row.name)) for row in rows],
                "figures",
            ),
            _list(
                f"<code>{name}</code>: {len(ids)} {escape(', '.join(ids[:20]))}"
                for name, ids in run.summary.faults.items()
            ),
            plots.bars(rows, least),
            "<h2>Tiempo de respuesta</h2>",
            plots.histogram(times),
        ]
    )


def _cells(row: Row, least: float | None) -> list[str]:
    low = least is not None and row.percent < least
    percent = f'<span class="low">{row.percent:.1f}</span>' if low else f"{row.percent:.1f}"
    wanted = f"{row.cited}/{row.wanted}" if row.wanted else ""
    times = [f"{time:.0f}" for time in (row.p50, row.p95, row.p99)]
    return [
        escape(row.name),
        str(row.n),
        str(row.passed),
        percent,
        "" if least is None else f"{least:g}",
        wanted,
        *times,
    ]


def _curve(local: Sequence[Result]) -> str:
    points, now = insight.abstention_curve(local), insight.actual(local)
    if not points:
        return ""
    note = (
        "Las líneas cuentan sólo con la duda que el clasificador da a cada pregunta de un turno: "
        f"ajenas ({', '.join(insight.OUTSIDE)}) y propias ({', '.join(insight.INSIDE)}). "
        "El asistente pesa además otras señales: los puntos son lo que hizo de verdad."
    )
    return f'<h2>Cuándo callar</h2>\n<p class="note">{note}</p>\n{plots.curve(points, now)}'


def _confusions(local: Sequence[Result]) -> str:
    found = insight.confusions(local)
    if not found:
        return ""
    rows = [
        [str(len(one.ids)), one.asked, _facts(one.usual), _facts(one.answered), one.status, ", ".join(one.ids)]
        for one in found
    ]
    heads = ["veces", "se preguntó", "lo contesta", "se contestó", "estado", "casos"]
    return (
        "<h2>Confusiones</h2>\n"
        '<p class="note">«Lo contesta» es el hecho que más veces acertó con las otras preguntas sobre lo mismo.</p>\n'
        + _table(heads, rows)
    )


def _facts(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "—"


def _failures(title: str, results: Sequence[Result]) -> str:
    failed = _failed(results)
    return f"<h2>{escape(title)} ({len(failed)})</h2>\n" + "\n".join(map(_details, failed))


def _details(result: Result) -> str:
    turns = "".join(
        f"<p>— {escape(turn[:500])}</p><pre>{escape(reply.text or reply.error)}</pre>"
        for turn, reply in zip(result.case.turns, result.replies, strict=True)
    )
    reasons = _list(escape(reason) for reason in result.verdict.reasons)
    title = f"<code>{escape(result.case.id)}</code> {escape(result.case.turns[-1][:160])}"
    return f"<details><summary>{title}</summary>{turns}{reasons}</details>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], style: str = "") -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="{style}">\n<tr>{head}</tr>\n{body}\n</table>'


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
