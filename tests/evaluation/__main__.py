"""`python -m tests.evaluation`: asks the real service all questions, and fails below the thresholds."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from service.project import SetupError
from tests.evaluation import client, inprocess, insight, report, server, variants
from tests.evaluation import summary as figures
from tests.evaluation.cases import Case, InvalidCaseError, read, select

RESULTS = Path("results")


def main(argv: Sequence[str]) -> int:
    """Return 0 if every threshold is reached, 1 if not or if the bot did not start, 2 for wrong usage."""
    options = _options(argv)
    try:
        cases = select(read(), options.kinds, options.ids, options.limit)
        if not cases:
            print("✗ Ningún caso cumple lo que se pide.", file=sys.stderr)
            return 2
        run = _measure(cases, options)
    except (InvalidCaseError, SetupError, server.ServerError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    page = report.write(run, RESULTS)
    print(figures.table(run.summary))
    print(f"Informe: {page}", file=sys.stderr)
    for line in run.shortfalls:
        print(f"✗ {line}", file=sys.stderr)
    return 1 if run.shortfalls else 0


def _measure(cases: list[Case], options: argparse.Namespace) -> report.Run:
    """Ask everything over HTTP, then what can be learnt in this process, and compare with the thresholds."""
    serving = contextlib.nullcontext(options.url) if options.url else server.running()
    with serving as url:
        results = client.run(url, cases, "preguntas", options.workers)
        rewritten = {
            name: client.run(url, changed, name, options.workers)
            for name in (() if options.no_variants else variants.VARIANTS)
            if (changed := variants.rewrite(cases, name))
        }
    inside = [case for case in cases if case.kind in insight.KINDS]
    local = inprocess.run(inside, "por dentro") if inside else []
    summary = figures.summarise(results, rewritten, local)
    thresholds = figures.read_thresholds()
    partial = bool(options.ids) or options.limit is not None
    if partial:
        print("· Sólo algunos casos: no se piden porcentajes.", file=sys.stderr)
    short = figures.shortfalls(summary, thresholds, partial=partial)
    return report.Run(summary, results, rewritten, thresholds, short, local)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Mide el acierto del asistente.")
    parser.add_argument("--url", help="servicio que ya atiende (su dirección /webhooks/rest/webhook)")
    parser.add_argument("--kinds", type=names, default=[], help="sólo estos tipos, separados por comas")
    parser.add_argument("--ids", type=names, default=[], help="sólo estos casos; no se piden porcentajes")
    parser.add_argument("--limit", type=int, help="sólo los primeros; no se piden porcentajes")
    parser.add_argument("--no-variants", action="store_true", help="sin las variantes con erratas")
    parser.add_argument("--workers", type=int, default=2, help="conversaciones a la vez (2)")
    return parser.parse_args(argv)


sys.exit(main(sys.argv[1:]))
