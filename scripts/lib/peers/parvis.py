"""Parvis as one of the peers."""

import contextlib
import shutil

from measuring import program, questions

from . import needs
from .served import Served


class Parvis:
    """A gazetteer in a folder."""

    name, dialect = "parvis", "nominatim"

    def __init__(self, parvis, scratch):
        self.parvis, self.folder = parvis, scratch / self.name
        self.gazetteer = self.folder / "gazetteer.d"

    @staticmethod
    def knows(_kind):
        """Everything that is asked is about what it imports."""
        return True

    def clear(self):
        """Makes room for a new import."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    def start(self):
        """There is no database to start."""

    def stop(self):
        """There is none to stop."""

    def versions(self):
        return {"parvis": needs.said([self.parvis, "--version"]).rpartition(" ")[2]}

    def load(self, extract):
        done = program.run_import(self.parvis, extract, self.gazetteer)
        size = sum(file.stat().st_size for file in self.gazetteer.rglob("*") if file.is_file())
        return {"import.seconds": done["seconds"], "import.peak_mb": done["peak_mb"], "disk.mb": size / 1e6}

    @contextlib.contextmanager
    def serve(self):
        with program.Server(self.parvis, self.gazetteer) as server:
            yield Served(server.url, server.first_answer_ms, (server.process.pid,))

    @staticmethod
    def requests(cases, kinds):
        return questions.paths(cases, kinds)
