"""`python -m tests.evaluation`: asks the real service all questions, and fails below the thresholds."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from service.project import SetupError
from tests.evaluation import client, inprocess, insight, report, server, thresholds, variants
from tests.evaluation.cases import Case, InvalidCaseError, read, select
from tests.evaluation.summary import summarise
from tests.evaluation.table import table

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
    print(table(run.summary, run.checks), flush=True)
    print(f"Informe: {page}", file=sys.stderr)
    for check in run.shortfalls:
        print(f"✗ {check}", file=sys.stderr)
    return 1 if run.shortfalls else 0


def _measure(cases: list[Case], options: argparse.Namespace) -> report.Run:
    """Ask everything over HTTP, then what can be learnt in this process, and compare with the thresholds."""
    serving = contextlib.nullcontext([options.url]) if options.url else server.running(options.bots)
    with serving as urls:
        results = client.run(urls, cases, "preguntas", options.workers)
        rewritten = {
            name: client.run(urls, changed, name, options.workers)
            for name in (() if options.no_variants else variants.VARIANTS)
            if (changed := variants.rewrite(cases, name))
        }
    inside = [case for case in cases if case.kind in insight.KINDS]
    local = inprocess.run(inside, "por dentro", options.bots) if inside else []
    summary = summarise(results, rewritten, local)
    partial = bool(options.ids) or options.limit is not None
    if partial:
        print("· Sólo algunos casos: no se piden porcentajes.", file=sys.stderr)
    checks = thresholds.check(summary, thresholds.read(), partial=partial)
    return report.Run(summary, results, rewritten, checks, local)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Mide el acierto del asistente.")
    parser.add_argument("--url", help="servicio que ya atiende (su dirección /webhooks/rest/webhook)")
    parser.add_argument("--kinds", type=names, default=[], help="sólo estos tipos, separados por comas")
    parser.add_argument("--ids", type=names, default=[], help="sólo estos casos; no se piden porcentajes")
    parser.add_argument("--limit", type=int, help="sólo los primeros; no se piden porcentajes")
    parser.add_argument("--no-variants", action="store_true", help="sin las variantes con erratas")
    parser.add_argument("--workers", type=_count, default=4, help="conversaciones a la vez (4)")
    parser.add_argument("--bots", type=_count, default=2, help="procesos que las atienden: uno por núcleo (2)")
    return parser.parse_args(argv)


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("al menos 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
