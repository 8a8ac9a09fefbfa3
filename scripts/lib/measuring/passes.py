"""What every run tells of itself, and what several passes make together."""

import os
import platform
import statistics
import subprocess
from pathlib import Path

from .program import ROOT


def machine():
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                  if line.startswith("model name")), platform.processor())
    return {"processor": model, "cores": os.cpu_count(), "kernel": platform.release(), "load_before": os.getloadavg()[0]}


def commit():
    words = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return words.stdout.strip()


def spread(passes):
    """Least, median and largest value of each figure of the first pass."""
    figures = {}
    for name in passes[0]:
        values = sorted(run[name] for run in passes if name in run)
        figures[name] = {"min": round(values[0], 4), "median": round(statistics.median(values), 4), "max": round(values[-1], 4)}
    return figures
