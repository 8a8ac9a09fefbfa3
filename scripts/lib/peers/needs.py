"""Programs, processes and Python environments of peers; what is missing is told with what to do."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

LISTS = Path(__file__).resolve().parent


class Unavailable(Exception):
    """Why a peer can't be set up or asked here, and what to do about it."""


def program(name, package, beside=()):
    """The path of a program, on PATH or in one of the folders `beside`."""
    path = next((str(folder / name) for folder in beside if (folder / name).is_file()), None) or shutil.which(name)
    if path is None:
        raise Unavailable(f"{name}: not found; install it (Debian: apt-get install {package})")
    return path


def run(command, log, **options):
    """Runs a command to its end, its words added to `log`; the last of them are told when it fails."""
    with log.open("a", encoding="utf-8") as words:
        done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=words,
                              stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode:
        raise failed(command, done.returncode, log)


def failed(command, code, log):
    tail = "\n  ".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
    return Unavailable(f"{Path(str(command[0])).name}: ended with exit code {code}; the end of {log}:\n  {tail}")


def said(command, **options):
    """The first line that a command prints."""
    words = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                           check=True, **options).stdout
    return next((line.strip() for line in words.splitlines() if line.strip()), "")


def python(name, folder, log):
    """A Python environment with the packages that NAME.txt lists beside this file, made unless it is there; its programs."""
    wanted, stamp = LISTS / f"{name}.txt", folder / "installed.txt"
    if not (stamp.exists() and stamp.read_bytes() == wanted.read_bytes()):
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", folder], log)
        pip = [folder / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        run([*pip, "install", "--requirement", wanted], log)
        shutil.copy(wanted, stamp)
    return folder / "bin"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def background(command, log, **options):
    """A process that is ended with the block, and with it the group of processes that it started."""
    with log.open("a", encoding="utf-8") as words:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=words,
                                   stderr=subprocess.STDOUT, start_new_session=True, **options)
    try:
        yield process
    finally:
        end(process)


def end(process, patience=10):
    """Asks a process to end, then ends what is left of its group."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.wait()


def wait_for(url, process, log, seconds=60):
    """Waits until a server answers with 200; gives the milliseconds that took."""
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=seconds):
            return (time.perf_counter() - started) * 1e3
        if process.poll() is not None:
            raise failed(process.args, process.returncode, log)
        time.sleep(0.01)
    raise Unavailable(f"{url}: no answer within {seconds} s; see {log}")
