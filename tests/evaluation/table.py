"""The figures as text: what `make eval` prints."""

from collections.abc import Sequence

from tests.evaluation.summary import Loss, Row, Summary
from tests.evaluation.thresholds import Check

SILENCE = {
    "false_answers": "% de preguntas ajenas (oos) contestadas con un hecho",
    "refusals": "% de preguntas propias (fact) rechazadas como ajenas",
}


def table(summary: Summary, checks: Sequence[Check]) -> str:
    """Return all figures, a line each, with their thresholds and by how much they pass (margen; negative: short)."""
    found = {(check.part, check.name): check for check in checks}
    lines = [f"{_SHARES.format('tipo')}{'con fuente*':>13}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}"]
    lines += [_kind(row, found.get(("kinds", row.name))) for row in summary.kinds]
    lines.append("* bien, y además con lo deseable: la fuente esperada o, en false_premise, el dato correcto")
    if summary.variants:
        lines += ["", f"{_SHARES.format('variante')}{'sin reescribir %':>18}{'pierde':>8}{'admite':>8}{'margen':>8}"]
    for row in summary.variants:
        lost, most = summary.losses[row.name][-1], found.get(("variants", row.name))
        lines.append(_variant(row, lost, found.get(("floors", row.name)), most))
    others = [check for check in checks if check.part in {"silence", "limits"}]
    if others:
        lines += ["", f"{'otros':56}{'medido':>8}{'admite':>8}{'margen':>8}"]
    return "\n".join(lines + [_other(check) for check in others])


_SHARES = f"{{:16}}{'n':>6}{'bien':>6}{'%':>7}{'pide':>7}{'margen':>8}"


def _kind(row: Row, check: Check | None) -> str:
    cited = f"{row.cited}/{row.wanted}" if row.wanted else ""
    return f"{_share(row, check)}{cited:>13}{row.p50:>8.0f}{row.p95:>8.0f}{row.p99:>8.0f}"


def _variant(row: Row, lost: Loss, floor: Check | None, most: Check | None) -> str:
    return f"{_share(row, floor)}{lost.before:>18.1f}{lost.points:>8.1f}{_required(most, 8)}".rstrip()


def _share(row: Row, check: Check | None) -> str:
    return f"{row.name:16}{row.n:>6}{row.passed:>6}{row.percent:>7.1f}{_required(check, 7)}"


def _required(check: Check | None, width: int) -> str:
    return f"{check.threshold:>{width}g}{check.margin:>+8.1f}" if check else " " * (width + 8)


def _other(check: Check) -> str:
    digits = 1 if check.part == "silence" else 0
    name = SILENCE.get(check.name, check.name)
    return f"{name:56}{check.value:>8.{digits}f}{check.threshold:>8g}{check.margin:>+8.{digits}f}"
