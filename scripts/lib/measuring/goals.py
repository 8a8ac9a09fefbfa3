"""What the figures on Iceland, on two cores, are to be: at most, or at least."""

AT_MOST = {
    "import.seconds": 6,
    "import.times_osmium": 8,
    "import.peak_mb": 300,
    "import.at_128M.peak_anonymous_mb": 128 * 1.048576 + 64 * 1.048576,
    "import.in_group_of_128M.anonymous_mb": 128 * 1.048576 + 64 * 1.048576,
    "gazetteer.share_of_extract": 0.5,
    "process.forward.p50_ms": 0.06,
    "process.forward.p99_ms": 0.6,
    "process.typo.p99_ms": 3,
    "process.prefix.p99_ms": 1,
    "process.letter.p99_ms": 1,
    "process.reverse.p50_ms": 0.02,
    "process.reverse.p99_ms": 0.2,
    "open.first_answer_ms": 30,
    "memory.anonymous_mb": 40,
    # "flat": no more than the allocator's own ups and downs
    "memory.growth_of_last_half_mb": 1,
}
AT_LEAST = {"wrk.forward.share_of_status": 0.2, "wrk.reverse.share_of_status": 0.36}


def goal(name):
    """A goal in words, or nothing."""
    if name in AT_MOST:
        return f"<= {AT_MOST[name]:.4g}"
    return f">= {AT_LEAST[name]:.4g}" if name in AT_LEAST else ""


def met(name, row):
    """Whether every pass met the goal, the median one, or not even that."""
    def holds(value):
        return value <= AT_MOST[name] if name in AT_MOST else value >= AT_LEAST[name]

    if not goal(name):
        return ""
    worst = row["max"] if name in AT_MOST else row["min"]
    return "yes" if holds(worst) else "median" if holds(row["median"]) else "no"
