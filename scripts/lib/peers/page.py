"""A run as the tables of docs/comparison.md, and where it is kept."""

import json
import sys

from measuring.program import ROOT

RUNS = ROOT / "benches/runs"
PAGE = ROOT / "docs/comparison.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

# figure, what it is called, decimals
FIGURES = (
    ("import.seconds", "import, wall time, s", 1),
    ("import.peak_mb", "import, peak memory, MB", 0),
    ("disk.mb", "on disk, MB", 1),
    ("open.first_answer_ms", "first answer after the start of the server, ms", 0),
    ("http.forward.p50_ms", "search, whole words: p50, ms", 2),
    ("http.forward.p99_ms", "search, whole words: worst p99 of a kind, ms", 1),
    ("http.typo.p50_ms", "search, misspelt: p50, ms", 2),
    ("http.typo.p99_ms", "search, misspelt: worst p99 of a kind, ms", 1),
    ("http.prefix.p50_ms", "search, unfinished: p50, ms", 2),
    ("http.prefix.p99_ms", "search, unfinished: worst p99 of a kind, ms", 1),
    ("http.reverse.p50_ms", "reverse: p50, ms", 2),
    ("http.reverse.p99_ms", "reverse: worst p99 of a kind, ms", 1),
    ("wrk.forward.per_second", "search, whole words, requests a second", 0),
    ("wrk.typo.per_second", "search, misspelt, requests a second", 0),
    ("wrk.prefix.per_second", "search, unfinished, requests a second", 0),
    ("wrk.reverse.per_second", "reverse, requests a second", 0),
    ("wrk.failed", "requests that failed meanwhile or took more than 2 s", 0),
    ("memory.pss_mb", "memory of all processes of the server after that, MB", 0),
)


def title(name):
    return name.capitalize()


def head(peers, first):
    return [f"| {first} | " + " | ".join(map(title, peers)) + " |", "|---|" + "---:|" * len(peers)]


def cell(figures, name, decimals):
    """The median, and the range where passes differ."""
    row = figures.get(name)
    if row is None:
        return ""
    low, middle, high = (f"{row[what]:,.{decimals}f}" for what in ("min", "median", "max"))
    return middle if low == high else f"{middle} ({low} to {high})"


def costs(peers):
    lines = head(peers, "figure: median, and range of the passes")
    for name, words, decimals in FIGURES:
        cells = [cell(peer["figures"], name, decimals) for peer in peers.values()]
        if any(cells):
            lines.append(f"| {words} | " + " | ".join(cells) + " |")
    if not any("import.seconds" in peer["figures"] for peer in peers.values()):
        lines += ["", "Time and memory were not measured in this run: the machine was busy otherwise."]
    return lines


def answers(peers):
    kinds = list(dict.fromkeys(kind for peer in peers.values() for kind in peer["recall"]))
    lines = head(peers, "kind of question")
    for kind in kinds:
        figure = "recall_at_5" if kind.startswith("prefix_") else "recall_at_1"
        cells = [f"{peer['recall'][kind][figure]:.3f}" if kind in peer["recall"] else "" for peer in peers.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines


def circumstances(imported):
    load = imported["load_before"]
    return f", on {imported['date']}" + (f" at a load of {load:.1f}" if load is not None else "")


def tables(run):
    """The tables of a run in Markdown, and what it was made with."""
    peers, machine = run["peers"], run["machine"]
    versions = {what: version for peer in peers.values() for what, version in peer["versions"].items()}
    made = ", ".join(f"{what} {version}" for what, version in versions.items())
    earlier = "".join(f" {title(name)} was imported by an earlier run{circumstances(peer['imported'])}."
                      for name, peer in peers.items() if peer["imported"]["reused"])
    built = f"Parvis at commit {run['commit']}" if run["commit"] else "Parvis as a program that was built before"
    asked = sum(row["asked"] for row in next(iter(peers.values()))["recall"].values())
    return "\n".join([
        f"{run['date']}, `{run['extract']}`, {asked} questions, {run['runs']} pass{'es' * (run['runs'] > 1)}, "
        f"{machine['cores']} cores of an {machine['processor']}, Linux {machine['kernel']}, load before "
        f"{machine['load_before']:.1f}. {built}; {made}.{earlier}", "", *costs(peers), "",
        "Recall@1; for kinds beginning with `prefix_` recall@5.", "", *answers(peers)])


def record(run):
    """Keeps a run and shows it on the page."""
    RUNS.mkdir(parents=True, exist_ok=True)
    kept = RUNS / f"{run['date']}-{run['name']}-peers.json"
    kept.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    start, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    link = f"[The run](../benches/runs/{kept.name})."
    PAGE.write_text(f"{start}{BEGIN}\n{tables(run)}\n\n{link}\n{END}{tail}", encoding="utf-8")
    print(f"\nkept in {kept.relative_to(ROOT)}, shown in {PAGE.relative_to(ROOT)}", file=sys.stderr)
