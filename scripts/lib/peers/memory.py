"""Memory of several processes together: what they share is counted once (PSS)."""

import contextlib
import threading
import time
from pathlib import Path


def family(*roots):
    """The processes of these ids and all that descend from them."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # the name, in parentheses, may hold spaces; the parent's id is the second word behind it
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found, ahead = set(), list(roots)
    while ahead:
        if (pid := ahead.pop()) not in found:
            found.add(pid)
            ahead += children.get(pid, [])
    return found


def pss_mb(*roots):
    """Proportional set size of these processes and their descendants: mapped files and shared buffers included, and each
    page that several of them map counted once."""
    total = 0
    for pid in family(*roots):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total * 1024 / 1e6


class Peak(threading.Thread):
    """Looks twice a second how much memory processes have together, while the block runs."""

    def __init__(self, *roots):
        super().__init__(daemon=True)
        self.roots, self.mb, self.over = roots, 0.0, threading.Event()

    def run(self):
        while not self.over.wait(0.5):
            self.mb = max(self.mb, pss_mb(*self.roots))

    def __enter__(self):
        self.started = time.perf_counter()
        self.start()
        return self

    def __exit__(self, *_):
        self.seconds = time.perf_counter() - self.started
        self.over.set()
        self.join()
