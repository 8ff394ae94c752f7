"""The figures, the thresholds and the report: what is counted, what is required and what is shown of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from answers.answer import Status
from tests.evaluation import abstention, report, thresholds
from tests.evaluation.cases import Case, from_json, read
from tests.evaluation.client import Result
from tests.evaluation.grading import Reply, Verdict
from tests.evaluation.summary import ALL, Summary, losses, percentile, row, summarise
from tests.evaluation.table import SILENCE, table
from tests.evaluation.thresholds import Check, check
from tests.evaluation.variants import VARIANTS

CASES = read()
BAD = Verdict(("mal",))


def case(name: str = "x", kind: str = "fact") -> Case:
    return from_json({"id": name, "kind": kind, "turns": [name], "all": [], "fact": "f" if kind == "fact" else ""})


def result(name: str, kind: str = "fact", *, passed: bool = True, **reply: Any) -> Result:
    return Result(case(name, kind), (Reply(**{"texts": ("A. Fuente: x",), **reply}),), Verdict() if passed else BAD)


def test_every_kind_has_cases_and_everything_measured_has_a_threshold() -> None:
    required = thresholds.read()
    assert len(CASES) > 2800
    assert set(required["kinds"]) == {one.kind for one in CASES} | {ALL}
    assert set(required["variants"]) | set(required["floors"]) == set(VARIANTS)
    assert set(required["silence"]) == set(SILENCE)
    assert set(required["limits"]) == set(summarise([], {}).faults)


def test_summary() -> None:
    results = [
        result("c1", ms=1.0),
        result("c2", texts=("B",), ms=2.0),
        result("c3", texts=("C" * 701,), passed=False, ms=3.0),
        result("c4", texts=(), error="HTTP 500", passed=False),
    ]
    summary = summarise(results, {"sin_acentos": results[:1]})
    assert row("fact", results).percent == 50.0
    assert summary.faults == {"transport_errors": ["c4"], "long_point_answers": ["c3"], "facts_without_source": ["c2"]}
    assert [percentile([1.0, 2.0, 3.0, 4.0], q) for q in (50, 95, 99)] == [2.0, 4.0, 4.0]
    assert percentile([], 50) == 0.0


def test_losses_compare_the_same_cases() -> None:
    written = [result("a"), result("b"), result("c", passed=False), result("d", "oos"), result("e", passed=False)]
    rewritten = [result("a"), result("b", passed=False), result("c", passed=False), result("d", "oos", passed=False)]
    fact, oos, total = losses(written, rewritten)
    assert (fact.name, fact.n, round(fact.before, 1), round(fact.points, 1)) == ("fact", 3, 66.7, 33.3)
    assert (oos.name, oos.n, oos.before, oos.points) == ("oos", 1, 100.0, 100.0)
    assert (total.name, total.n, total.before, total.points) == (ALL, 4, 75.0, 50.0)


def test_false_answers_and_refusals() -> None:
    ended = {"answered", "computed", "corrected", "partial"}
    assert {status.value for status in Status} > abstention.ANSWERED | abstention.REFUSED
    outside = [result(f"o{status.value}", "oos", status=status.value, doubt=0.9) for status in Status]
    inside = [result(f"i{status.value}", status=status.value, doubt=0.1) for status in Status]
    others = [result("n", "near_oos", status="answered"), result("c", "computed", status="out_of_scope")]
    now = abstention.actual([*outside, *inside, *others])
    assert now
    assert now.false_answers == round(100 * len(ended) / len(Status), 2)
    assert now.refusals == round(100 * 2 / len(Status), 2)  # out_of_scope, and error: silence
    wrong = abstention.misjudged([*outside, *inside, *others])
    assert set(wrong["false_answers"]) == {f"o{status}" for status in ended}
    assert set(wrong["refusals"]) == {"iout_of_scope", "ierror"}
    assert abstention.actual(inside) is None
    points = {point.threshold: point for point in abstention.curve([*outside, *inside])}
    assert len(points) == 51
    assert [(points[t].false_answers, points[t].refusals) for t in (0.0, 0.5, 1.0)] == [(0, 100), (0, 0), (100, 0)]


@pytest.mark.parametrize(
    ("part", "value", "threshold", "margin"),
    [
        ("kinds", 90.0, 91, -1.0),
        ("floors", 91.0, 91, 0.0),
        ("variants", 5.5, 5, -0.5),
        ("variants", -0.5, 1, 1.5),
        ("silence", 4.0, 5, 1.0),
        ("limits", 2, 1, -1),
    ],
)
def test_margins(part: str, value: float, threshold: float, margin: float) -> None:
    one = Check(part, "x", value, threshold)
    assert one.margin == margin
    assert one.passed == (margin >= 0)
    assert str(threshold) in str(one)


def test_thresholds_that_are_checked() -> None:
    written = [result("a"), result("b", passed=False), result("c", "oos", status="answered")]
    local = [result("a", status="out_of_scope"), result("c", "oos", status="answered")]
    worse = {"una_errata": [result("a", passed=False)], "dos_erratas": [result("a", passed=False)]}
    required = {
        "kinds": {"fact": 51, "oos": 100, ALL: 60},
        "variants": {"una_errata": 5},
        "floors": {"dos_erratas": 1},
        "silence": {"false_answers": 5, "refusals": 3},
        "limits": {"facts_without_source": 0, "transport_errors": 0},
    }
    found = check(summarise(written, worse, local), required)
    short = {(one.part, one.name) for one in found if not one.passed}
    assert len(found) == 9
    assert short == {
        ("kinds", "fact"),
        ("variants", "una_errata"),
        ("floors", "dos_erratas"),
        ("silence", "false_answers"),
        ("silence", "refusals"),
    }
    some = check(summarise(written[:2], worse, local), required)  # a kind is missing: no total, no variants
    assert {(one.part, one.name) for one in some if one.part in {"kinds", "variants", "floors"}} == {("kinds", "fact")}
    assert {one.part for one in check(summarise(written, worse, local), required, partial=True)} == {"limits"}


def test_table_says_the_loss_of_each_variant_and_the_margin_of_each_threshold() -> None:
    written = [result(name) for name in "abcd"]
    worse = {"una_errata": [result("a"), result("b", passed=False)], "dos_erratas": [result("a", passed=False)]}
    local = [result("a", status="answered"), result("o", "oos", status="answered")]
    required = {
        "kinds": {"fact": 95},
        "variants": {"una_errata": 5},
        "floors": {"dos_erratas": 45},
        "silence": {"false_answers": 5},
        "limits": {"transport_errors": 0},
    }
    summary = summarise(written, worse, local)
    lines = [line.split() for line in table(summary, check(summary, required)).splitlines()]
    assert ["fact", "4", "4", "100.0", "95", "+5.0", "0", "0", "0"] in lines
    assert ["una_errata", "2", "1", "50.0", "100.0", "50.0", "5", "-45.0"] in lines
    assert ["dos_erratas", "1", "0", "0.0", "45", "-45.0", "100.0", "100.0"] in lines
    assert [*SILENCE["false_answers"].split(), "100.0", "5", "-95.0"] in lines
    assert ["transport_errors", "0", "0", "+0"] in lines


def test_report_is_one_page_with_everything(tmp_path: Path) -> None:
    results = [
        result("a", texts=("<sí> Fuente",), facts=("h",), status="answered", doubt=0.1),
        result("b", texts=("<no>",), status="out_of_scope", doubt=0.9, passed=False),
        result("c", "oos", texts=("no sé",), status="out_of_scope", doubt=0.8),
    ]
    worse = [result("a", passed=False), result("c", "oos")]
    summary = summarise(results, {"una_errata": worse}, results)
    run = report.Run(summary, results, {"una_errata": worse}, [Check("kinds", "fact", 50.0, 99)], results)
    page = report.write(run, tmp_path).read_text(encoding="utf-8")
    assert "&lt;no&gt;" in page
    assert "<no>" not in page
    assert page.count("<svg") == 3
    assert not [mark for mark in ("<script", "<link", "src=") if mark in page]
    for cells in (
        ("fact", "100.0 (1)"),
        ("oos", "0.0 (1)"),
        (ALL, "50.0 (2)"),
        ("0.50", "0.0", "50.0"),
        ("1.00", "100.0", "0.0"),
    ):
        assert "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" in page
    data = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))
    assert data["confusions"] == [
        {"asked": "f", "usual": ["h"], "answered": [], "status": "out_of_scope", "ids": ["b"]}
    ]
    assert data["abstention"]["actual"]["refusals"] == 50.0
    assert len(data["abstention"]["curve"]) == 51
    assert data["losses"]["una_errata"][ALL]["points"] == 50.0
    assert [(one["name"], one["margin"]) for one in data["checks"]] == [("fact", -49.0)]


def test_report_of_a_run_without_variants_or_cases_in_process(tmp_path: Path) -> None:
    run = report.Run(Summary([row("meta", [])], []), [], {}, [])
    assert "Cumple todos los umbrales" in report.write(run, tmp_path).read_text(encoding="utf-8")
