"""Parvis as it is measured: built, importing, serving."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from . import small_machine

ROOT = Path(__file__).resolve().parents[3]

# what an import is allowed where its memory is limited, and the figure that tells how far it kept to that
LIMIT = "128M"


def build():
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/parvis"


def anonymous_mb(pid):
    """Memory that is a process's own, not mapped files; `None` when it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / 1e3
    return None


class PeakMemory(threading.Thread):
    """Looks a hundred times a second how much memory of its own a process has."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.mb = pid, 0.0
        self.start()

    def run(self):
        while (now := anonymous_mb(self.pid)) is not None:
            self.mb = max(self.mb, now)
            time.sleep(0.01)


def run_import(parvis, extract, gazetteer, *options):
    started = time.perf_counter()
    process = subprocess.Popen([parvis, "import", extract, "--gazetteer", gazetteer, "--json", *options],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    memory = PeakMemory(process.pid)
    report = process.communicate()[0]
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"parvis import {' '.join(options)} ended with exit code {process.returncode}")
    memory.join()
    report = json.loads(report.splitlines()[-1])
    return {"seconds": seconds, "peak_mb": report["peak_memory_bytes"] / 1e6, "peak_anonymous_mb": memory.mb}


def import_figures(parvis, extract, gazetteer):
    """An import as it is by default, and one under a limit of memory where the program knows one."""
    figures = {f"import.{name}": value for name, value in run_import(parvis, extract, gazetteer).items()}
    size = sum(file.stat().st_size for file in gazetteer.rglob("*") if file.is_file())
    figures |= {"gazetteer.mb": size / 1e6, "gazetteer.share_of_extract": size / extract.stat().st_size}
    usage = subprocess.run([parvis, "import", "--help"], check=True, stdout=subprocess.PIPE, text=True).stdout
    if "--memory" in usage:
        beside = gazetteer.with_name("limited.d")
        limited = run_import(parvis, extract, beside, "--memory", LIMIT)
        figures |= {f"import.at_{LIMIT}.{name}": value for name, value in limited.items()}
        shutil.rmtree(beside)
        figures |= small_machine.figures(parvis, extract, beside, LIMIT)
    if shutil.which("osmium"):
        figures["osmium.seconds"] = plain_reading(extract)
        figures["import.times_osmium"] = figures["import.seconds"] / figures["osmium.seconds"]
    return figures


def plain_reading(extract):
    """Seconds that osmium needs to read the extract once."""
    started = time.perf_counter()
    subprocess.run(["osmium", "fileinfo", "-e", extract], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


class Server:
    """`parvis serve` on a port of its own."""

    def __init__(self, parvis, gazetteer):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.url = f"http://{self.address}"
        started = time.perf_counter()
        self.process = subprocess.Popen([parvis, "serve", "--gazetteer", gazetteer, "--listen", self.address],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.first_answer_ms = self.wait(started)

    def wait(self, started):
        while time.perf_counter() - started < 10:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/search?q=a", timeout=2):
                return (time.perf_counter() - started) * 1e3
            if self.process.poll() is not None:
                sys.exit(f"parvis serve ended with exit code {self.process.returncode}")
            time.sleep(0.001)
        sys.exit(f"{self.url}: no answer within 10 s")

    def anonymous_mb(self):
        now = anonymous_mb(self.process.pid)
        return now if now is not None else sys.exit("/proc/PID/status: no line RssAnon; a newer Linux is needed")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
