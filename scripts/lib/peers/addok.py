"""Addok on a Redis of its own, fed with the addresses that Parvis exports: a peer for addresses, streets and settlements."""

import contextlib
import json
import os
import shutil
import time
import urllib.parse

from measuring.questions import GROUPS, rows

from . import needs
from .documents import documents
from .memory import Peak
from .served import Served

SETTINGS = needs.LISTS / "addok_settings/adapted.py"


class Addok:
    """An Addok in a folder; its Redis runs from `start` to `stop`."""

    name, dialect = "addok", "addok"

    def __init__(self, scratch, log, parvis):
        self.folder, self.log, self.parvis = scratch / self.name, log, parvis
        self.socket, self.workers = self.folder / "redis.socket", os.cpu_count()
        self.redis = needs.program("redis-server", "redis-server")
        self.programs = needs.python("addok", scratch / "python-addok", log)
        self.process, self.ending = None, contextlib.ExitStack()

    @staticmethod
    def knows(kind):
        """Whether a kind of question is about something that it was fed with."""
        return not any(part in kind for part in ("poi", "event", "translated"))

    def clear(self):
        """Makes room for a new import."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def start(self):
        # saved when it is told to end, and read again when it starts
        command = [self.redis, "--port", "0", "--unixsocket", self.socket, "--dir", self.folder, "--save", "3600 1"]
        self.process = self.ending.enter_context(needs.background(command, self.log))
        for _ in range(600):
            if self.socket.exists() and self.cli("ping") == "PONG":
                return
            if self.process.poll() is not None:
                raise needs.failed(command, self.process.returncode, self.log)
            time.sleep(0.1)
        raise needs.Unavailable(f"{self.socket}: Redis does not answer; see {self.log}")

    def stop(self):
        self.ending.close()

    def cli(self, *words):
        return needs.said([needs.program("redis-cli", "redis-tools"), "-s", self.socket, *words])

    @property
    def settings(self):
        return os.environ | {"ADDOK_CONFIG_MODULE": str(SETTINGS), "PYTHONPATH": str(SETTINGS.parent),
                             "REDIS_SOCKET": str(self.socket), "ADDOK_LOG_DIR": str(self.folder)}

    def versions(self):
        return {"addok": (self.programs.parent / "installed.txt").read_text(encoding="utf-8").split()[0].partition("==")[2],
                "redis": needs.said([self.redis, "--version"]).partition("v=")[2].split()[0]}

    def load(self, extract):
        """Feeds it with what Parvis makes of the extract; time and memory are those of Addok alone."""
        gazetteer, dump, fed = (self.folder / name for name in ("gazetteer.d", "dump.jsonl", "addresses.jsonl"))
        for command in ((self.parvis, "import", extract, "--gazetteer", gazetteer),
                        (self.parvis, "export", dump, "--points", "--gazetteer", gazetteer)):
            needs.run(command, self.log)
        with fed.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(dump))
        took = [self.measured([self.programs / "addok", *words]) for words in (("batch", fed), ("ngrams",))]
        self.cli("save")
        return {"import.seconds": sum(peak.seconds for peak in took), "import.peak_mb": max(peak.mb for peak in took),
                "disk.mb": (self.folder / "dump.rdb").stat().st_size / 1e6}

    def measured(self, command):
        with needs.background(command, self.log, env=self.settings) as process:
            with Peak(process.pid, self.process.pid) as peak:
                process.wait()
            if process.returncode:
                raise needs.failed(command, process.returncode, self.log)
        return peak

    @contextlib.contextmanager
    def serve(self):
        port = needs.free_port()
        # threads, so that connections are kept as the other servers keep them
        command = [self.programs / "gunicorn", "addok.http.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers",
                   self.workers, "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]
        with needs.background(command, self.log, env=self.settings, cwd=self.folder) as process:
            url = f"http://127.0.0.1:{port}"
            first = needs.wait_for(f"{url}/search/?q=aaa", process, self.log)
            yield Served(url, first, (process.pid, self.process.pid))

    def requests(self, cases, kinds):
        """The requests for questions of these kinds, as clients of Addok send them."""
        found = []
        for kind, question, *_ in rows(cases):
            if kind not in kinds or not self.knows(kind):
                continue
            if kind in GROUPS["reverse"]:
                lat, lon = question.split(",")
                found.append("/reverse/?" + urllib.parse.urlencode({"lat": lat, "lon": lon, "type": "housenumber"}))
            else:
                found.append("/search/?" + urllib.parse.urlencode({"q": question, "limit": 5}))
        return found
