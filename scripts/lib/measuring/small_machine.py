"""An import on a machine that is too small for it: in a control group of hardly more memory than it is told to keep to."""

import hashlib
import json
import shutil
import subprocess
import sys
import time

from .memory_group import MemoryGroup, Unavailable, Watch

# what an import may take beyond its SIZE: the program itself, stacks, page tables, pages of files in use
BEYOND = 64 << 20

UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def bytes_of(size):
    """The bytes of a size as `--memory` takes it: 128M, 1G."""
    return int(size[:-1]) * UNITS[size[-1].upper()] if size[-1].upper() in UNITS else int(size)


def run(parvis, extract, gazetteer, size=None, group=None):
    """One import, in a group where one is given."""
    options = ["--memory", size] if size else []
    started = time.perf_counter()
    process = subprocess.Popen([parvis, "import", extract, "--gazetteer", gazetteer, "--json", *options],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               preexec_fn=group.enter if group else None)
    watch = Watch(group) if group else None
    out, err = process.communicate()
    figures = {"seconds": time.perf_counter() - started, "finished": process.returncode == 0}
    if group:
        figures |= {"anonymous_mb": watch.stop() / 1e6, "counted_mb": (group.peak() or 0) / 1e6}
    if figures["finished"]:
        report = json.loads(out.splitlines()[-1])
        figures["spilled_mb"] = (report["spilled_bytes"] or 0) / 1e6
        if not group:
            figures["anonymous_mb"] = (report["peak_anonymous_bytes"] or 0) / 1e6
    else:
        killed = process.returncode == -9
        figures["why"] = "killed by the kernel, out of memory" if killed else err.strip().rpartition("\n")[2]
    return figures


def contents(gazetteer):
    """A digest of the files of a gazetteer, less those that tell when and how it was made."""
    files = [file for file in gazetteer.rglob("*") if file.is_file() and file.suffix not in (".json", ".lock")]
    return sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def compare(parvis, extract, size, scratch):
    """An import without a limit and one in a group of SIZE and what it may take beyond."""
    plain, limited = scratch / "plain.d", scratch / "limited.d"
    with MemoryGroup(bytes_of(size) + BEYOND) as group:
        figures = {"plain": run(parvis, extract, plain), "limited": run(parvis, extract, limited, size, group)}
    if figures["limited"]["finished"] and figures["plain"]["finished"]:
        figures["same"] = contents(plain) == contents(limited)
    for folder in (plain, limited):
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def figures(parvis, extract, gazetteer, size):
    """The figures of an import in a group of SIZE and what it may take beyond, for a table; none where no group can be made."""
    try:
        with MemoryGroup(bytes_of(size) + BEYOND) as group:
            limited = run(parvis, extract, gazetteer, size, group)
    except Unavailable as reason:
        print(f"an import in a control group is left out: {reason}", file=sys.stderr)
        return {}
    shutil.rmtree(gazetteer, ignore_errors=True)
    if not limited["finished"]:
        sys.exit(f"parvis import --memory {size} in a control group: {limited['why']}")
    return {f"import.in_group_of_{size}.{name}": limited[name] for name in ("seconds", "anonymous_mb")}
