"""Nominatim on a PostgreSQL of its own: set up, imported, served."""

import contextlib
import os
import shutil

from measuring import questions

from . import needs
from .cluster import USER, Cluster
from .memory import Peak
from .served import Served


class Nominatim:
    """A Nominatim in a folder; its database runs from `start` to `stop`."""

    name, dialect = "nominatim", "nominatim"

    def __init__(self, scratch, log):
        self.folder, self.log, self.threads = scratch / self.name, log, os.cpu_count()
        self.project = self.folder / "project"
        self.osm2pgsql = needs.program("osm2pgsql", "osm2pgsql")
        self.cluster = Cluster(self.folder / "postgresql", log)
        self.programs = needs.python("nominatim", scratch / "python-nominatim", log)

    @staticmethod
    def knows(_kind):
        """Everything that is asked is about what it imports."""
        return True

    def clear(self):
        """Makes room for a new import."""
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.project.mkdir(parents=True)

    def start(self):
        self.cluster.start()

    def stop(self):
        self.cluster.stop()

    @property
    def settings(self):
        """What Nominatim reads from its environment."""
        return os.environ | {"NOMINATIM_DATABASE_DSN": self.cluster.dsn, "NOMINATIM_DATABASE_WEBUSER": USER,
                             "NOMINATIM_OSM2PGSQL_BINARY": self.osm2pgsql}

    def versions(self):
        return {"nominatim": needs.said([self.programs / "nominatim", "--version"]).rpartition(" ")[2],
                "postgresql": self.cluster.query("show server_version", "postgres").split()[0],
                "postgis": self.cluster.query("select default_version from pg_available_extensions where name = 'postgis'",
                                              "postgres"),
                "osm2pgsql": needs.said([self.osm2pgsql, "--version"]).rpartition(" ")[2]}

    def load(self, extract):
        """Imports an extract; seconds and memory that takes, and size of the database."""
        # one country and no updates: less to write, and less to look through when asked
        command = [self.programs / "nominatim", "import", "--osm-file", extract, "--project-dir", self.project,
                   "--threads", self.threads, "--no-partitions", "--no-updates", "--offline"]
        with needs.background(command, self.log, env=self.settings) as process:
            with Peak(process.pid, self.cluster.pid()) as peak:
                process.wait()
            if process.returncode:
                raise needs.failed(command, process.returncode, self.log)
        size = int(self.cluster.query("select pg_database_size('nominatim')"))
        return {"import.seconds": peak.seconds, "import.peak_mb": peak.mb, "disk.mb": size / 1e6}

    @contextlib.contextmanager
    def serve(self):
        """The server that its manual recommends, a worker for each core."""
        port = needs.free_port()
        command = [self.programs / "uvicorn", "--factory", "nominatim_api.server.falcon.server:run_wsgi", "--port", port,
                   "--workers", self.threads, "--log-level", "warning", "--no-access-log"]
        with needs.background(command, self.log, env=self.settings, cwd=self.project) as process:
            url = f"http://127.0.0.1:{port}"
            first = needs.wait_for(f"{url}/search?q=a", process, self.log)
            yield Served(url, first, (process.pid, self.cluster.pid()))

    @staticmethod
    def requests(cases, kinds):
        return questions.paths(cases, kinds)
