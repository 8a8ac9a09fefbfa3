"""A control group that bounds the memory of what runs in it, and says how much of that was taken.

The kernel counts there what a process holds and also the pages of files that it read or wrote, page tables and the like.
Pages of files are taken back when the limit is reached, written out first where they were changed. Both versions of control
groups will do; making a group needs root.
"""

import contextlib
import os
import threading
import time
from pathlib import Path

UNIFIED, MEMORY = Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/memory")


class Unavailable(Exception):
    """Why no group can be made here."""


class MemoryGroup:
    """A group with a limit in bytes, to be used with `with`; swap is not to be had in it."""

    def __init__(self, limit):
        is_unified = (UNIFIED / "cgroup.controllers").exists()
        root = UNIFIED if is_unified else MEMORY
        self.limit = limit
        self.path = root / f"parvis-{os.getpid()}"
        self.own = "anon" if is_unified else "rss"
        self.files = ["memory.max", "memory.peak", "memory.swap.max"] if is_unified else [
            "memory.limit_in_bytes", "memory.max_usage_in_bytes", "memory.memsw.limit_in_bytes"]
        if not (root / "cgroup.procs").exists():
            raise Unavailable("this system has no control groups that count memory")
        if is_unified and "memory" not in (root / "cgroup.subtree_control").read_text(encoding="ascii").split():
            raise Unavailable(f"{root}/cgroup.subtree_control: the controller of memory is not passed on")

    def __enter__(self):
        bound, _, with_swap = (self.path / name for name in self.files)
        try:
            self.path.mkdir()
            bound.write_text(str(self.limit), encoding="ascii")
        except OSError as error:
            self.__exit__()
            raise Unavailable(f"{self.path}: {error.strerror}; run it as root") from error
        if with_swap.exists():
            # version 1 bounds memory and swap together, version 2 swap alone
            with_swap.write_text(str(self.limit if self.own == "rss" else 0), encoding="ascii")
        return self

    def __exit__(self, *_):
        for _ in range(100):
            with contextlib.suppress(OSError):
                self.path.rmdir()
            if not self.path.exists():
                return
            # the pages of a process that has just ended are still being counted out
            time.sleep(0.02)

    def enter(self):
        """Moves the calling process into the group; for the moment before it becomes another program."""
        (self.path / "cgroup.procs").write_text(str(os.getpid()), encoding="ascii")

    def anonymous(self):
        """Bytes that are no file's."""
        lines = (self.path / "memory.stat").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.split()[0] == self.own)

    def peak(self):
        """The most bytes that were counted at any time, those of files included; `None` where the kernel keeps no such mark."""
        mark = self.path / self.files[1]
        return int(mark.read_text(encoding="ascii")) if mark.exists() else None


class Watch(threading.Thread):
    """Looks a hundred times a second how much of a group's memory is anonymous, until it is stopped."""

    def __init__(self, group):
        super().__init__(daemon=True)
        self.group, self.most, self.ended = group, 0, threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.01):
            self.most = max(self.most, self.group.anonymous())

    def stop(self):
        self.ended.set()
        self.join()
        return self.most
