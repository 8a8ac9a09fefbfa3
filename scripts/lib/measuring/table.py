"""A run as a table, and two runs side by side."""

import json
import sys

from .goals import goal, met


def show(run):
    """Prints a run: the figures that goals speak of with their range, then the medians of every kind of question."""
    figures = run["figures"]
    print(f"{run['extract']}, {run['runs']} passes, commit {run['commit']}, {run['machine']['processor']}\n")
    print(f"{'figure':34}{'minimum':>12}{'median':>12}{'maximum':>12}{'goal':>12}  met")
    for name, row in figures.items():
        if ".kind." not in name:
            values = "".join(f"{row[what]:12.3f}" for what in ("min", "median", "max"))
            print(f"{name:34}{values}{goal(name):>12}  {met(name, row)}")
    columns = ("process", "p50_ms"), ("process", "p99_ms"), ("http", "p50_ms"), ("http", "p99_ms")
    print(f"\n{'kind (medians)':22}" + "".join(f"{where + ' ' + what:>18}" for where, what in columns))
    for kind in [name.split(".")[2] for name in figures if name.startswith("process.kind.") and name.endswith(".p50_ms")]:
        cells = (figures[f"{where}.kind.{kind}.{what}"]["median"] for where, what in columns)
        print(f"{kind:22}" + "".join(f"{cell:18.3f}" for cell in cells))


def compare(first, second):
    """Medians side by side; an asterisk where the ranges of the two runs do not touch."""
    a, b = (json.loads(path.read_text(encoding="utf-8")) for path in (first, second))
    if (a["extract"], a["cases"]) != (b["extract"], b["cases"]):
        print(f"not the same work: {a['extract']} with {a['cases']}, {b['extract']} with {b['cases']}", file=sys.stderr)
    columns = [run["commit"][:12] if a["commit"] != b["commit"] else run["extract"][:12] for run in (a, b)]
    print(f"{'figure':44}{columns[0]:>14}{columns[1]:>14}{'ratio':>8}{'change':>12}")
    for name in [name for name in a["figures"] if name in b["figures"]]:
        old, new = a["figures"][name], b["figures"][name]
        ratio = f"{new['median'] / old['median']:8.2f}{(new['median'] / old['median'] - 1) * 100:+10.1f} %" if old["median"] else ""
        apart = new["min"] > old["max"] or new["max"] < old["min"]
        print(f"{name:44}{old['median']:14.3f}{new['median']:14.3f}{ratio}{' *' if apart else ''}")
