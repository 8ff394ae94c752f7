"""Writes results/eval.html, one page with everything in it, and results/eval.json."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from tests.evaluation import abstention, insight, plots
from tests.evaluation.client import Result
from tests.evaluation.markup import STYLE, bullets, marked, note, table
from tests.evaluation.summary import Row, Summary, as_json
from tests.evaluation.table import SILENCE
from tests.evaluation.thresholds import Check


@dataclass(frozen=True)
class Run:
    """Everything that was measured: what the report tells."""

    summary: Summary
    results: list[Result]
    variants: Mapping[str, list[Result]]
    checks: list[Check]
    local: list[Result] = field(default_factory=list)

    @property
    def shortfalls(self) -> list[Check]:
        """The thresholds that are not reached."""
        return [check for check in self.checks if not check.passed]


def write(run: Run, folder: Path) -> Path:
    """Write both files into the folder, and return the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(_data(run), ensure_ascii=False, indent=1)
    (folder / "eval.json").write_text(data + "\n", encoding="utf-8", errors="replace")
    page = folder / "eval.html"
    page.write_text(_page(run), encoding="utf-8", errors="replace")
    return page


def _data(run: Run) -> dict[str, Any]:
    points, now = abstention.curve(run.local), run.summary.silence
    failed = {"": run.results, **run.variants}
    return {
        **as_json(run.summary),
        "checks": [{**check.__dict__, "margin": round(check.margin, 2)} for check in run.checks],
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
        f"<style>{STYLE}</style>",
        "<h1>Evaluación del asistente</h1>",
        _verdict(run),
        _figures(run),
        _losses(run.summary),
        _times(run.results),
        _curve(run),
        _confusions(run.local),
        _failures("Fallos", run.results),
        *(_failures(f"Fallos de la variante {name}", results) for name, results in run.variants.items()),
        "</html>\n",
    ]
    return "\n".join(parts)


def _verdict(run: Run) -> str:
    if not run.shortfalls:
        return '<p class="good">Cumple todos los umbrales.</p>'
    return '<p class="bad">No cumple:</p>' + bullets(escape(str(check)) for check in run.shortfalls)


def _figures(run: Run) -> str:
    least = {check.name: check for check in run.checks if check.part in {"kinds", "floors"}}
    rows = [*run.summary.kinds, *run.summary.variants]
    return "\n".join(
        [
            "<h2>Aciertos por tipo de pregunta y variante</h2>",
            table(
                ["tipo", "n", "bien", "%", "umbral", "margen", "con lo deseable", "p50 ms", "p95 ms", "p99 ms"],
                [_cells(row, least.get(row.name)) for row in rows],
                "figures",
            ),
            bullets(
                f"<code>{name}</code>: {len(ids)} {escape(', '.join(ids[:20]))}"
                for name, ids in {**run.summary.faults, **run.summary.misjudged}.items()
            ),
            plots.bars(rows, {name: check.threshold for name, check in least.items()}),
        ]
    )


def _cells(row: Row, least: Check | None) -> list[str]:
    percent = marked(f"{row.percent:.1f}", low=least is not None and not least.passed)
    required = [f"{least.threshold:g}", f"{least.margin:+.1f}"] if least else ["", ""]
    wanted = f"{row.cited}/{row.wanted}" if row.wanted else ""
    times = [f"{time:.0f}" for time in (row.p50, row.p95, row.p99)]
    return [escape(row.name), str(row.n), str(row.passed), percent, *required, wanted, *times]


def _losses(summary: Summary) -> str:
    """Return, for each kind and variant, how many cases changed and how many points were lost."""
    if not summary.losses:
        return ""
    lost = {name: {one.name: one for one in kinds} for name, kinds in summary.losses.items()}
    text = (
        "Puntos que pierden los casos reescritos (todos sus turnos) frente a los mismos sin reescribir, y entre "
        "paréntesis cuántos son: sin acentos, con una errata y con dos erratas en cada palabra de cuatro letras o más. "
        "No se cuentan los que no cambian, ni los que no están en español."
    )

    def cells(kind: str) -> Iterator[str]:
        yield escape(kind)
        for kinds in lost.values():
            yield f"{kinds[kind].points:.1f} ({kinds[kind].n})" if kind in kinds else ""

    rows = [list(cells(row.name)) for row in summary.kinds]
    return f"<h2>Lo que se pierde por escribir peor</h2>\n{note(text)}\n{table(['tipo', *lost], rows, 'figures')}"


def _times(results: Sequence[Result]) -> str:
    return "<h2>Tiempo de respuesta</h2>\n" + plots.histogram([one.ms for result in results for one in result.replies])


def _curve(run: Run) -> str:
    points, now = abstention.curve(run.local), run.summary.silence
    if not points:
        return ""
    text = (
        "Las líneas cuentan sólo con la duda que el clasificador da a cada pregunta de un turno: "
        f"ajenas ({abstention.OUTSIDE}) y propias ({abstention.INSIDE}). "
        "El asistente pesa además otras señales: los puntos son lo que hizo de verdad."
    )
    rows = [[f"{one.threshold:.2f}", f"{one.false_answers:.1f}", f"{one.refusals:.1f}"] for one in points]
    if now:
        rows.append(["de verdad", f"{now.false_answers:.1f}", f"{now.refusals:.1f}"])
    heads = ["umbral", *(SILENCE[name] for name in ("false_answers", "refusals"))]
    return f"<h2>Cuándo callar</h2>\n{note(text)}\n{plots.curve(points, now)}\n{table(heads, rows, 'figures')}"


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
        + note("«Lo contesta» es el hecho que más veces acertó con las otras preguntas sobre lo mismo.")
        + table(heads, rows)
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
    reasons = bullets(escape(reason) for reason in result.verdict.reasons)
    title = f"<code>{escape(result.case.id)}</code> {escape(result.case.turns[-1][:160])}"
    return f"<details><summary>{title}</summary>{turns}{reasons}</details>"
