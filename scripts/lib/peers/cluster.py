"""A PostgreSQL of its own: reached by a socket in its folder only, run by an unprivileged user."""

import contextlib
import os
import pwd
import subprocess
from pathlib import Path

from .needs import Unavailable, program, run, said

USER = "nominatim"
PACKAGES = "postgresql postgresql-15-postgis-3 postgresql-15-postgis-3-scripts"

# For one import and many questions on a small machine. What could be lost in a power cut can be imported again.
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 512MB
maintenance_work_mem = 512MB
work_mem = 50MB
effective_cache_size = 4GB
random_page_cost = 1.0
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 2GB
checkpoint_timeout = 60min
jit = off
"""


class Cluster:
    """The cluster in a folder, made where there is none."""

    def __init__(self, folder, log):
        self.folder, self.data, self.socket, self.log = folder, folder / "data", folder / "socket", log
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
        self.initdb, self.pg_ctl, self.psql, self.postgres = (
            program(name, PACKAGES, installed) for name in ("initdb", "pg_ctl", "psql", "postgres"))
        # initdb and postgres refuse to be run by root
        self.owner, self.as_owner = None, []
        if os.geteuid() == 0:
            with contextlib.suppress(KeyError):
                self.owner = pwd.getpwnam("postgres")
            if self.owner is None:
                raise Unavailable("PostgreSQL refuses to be run by root, and there is no user postgres; be another user")
            self.as_owner = [program("runuser", "util-linux"), "-u", "postgres", "--"]

    @property
    def dsn(self):
        return f"pgsql:host={self.socket};user={USER};dbname=nominatim"

    def make(self):
        # the owner may be another user than the one who runs this
        for folder in (self.folder, self.socket):
            folder.mkdir()
            if self.owner:
                os.chown(folder, self.owner.pw_uid, self.owner.pw_gid)
        self.call([self.initdb, "--pgdata", self.data, "--username", USER, "--auth", "trust", "--encoding", "UTF8",
                   "--locale", "C.UTF-8", "--no-sync"])
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"{SETTINGS}unix_socket_directories = '{self.socket}'\n")

    def call(self, command):
        # not from the folder of the caller, which the owner may not be allowed to enter
        run([*self.as_owner, *command], self.log, cwd=self.folder)

    def query(self, sql, database="nominatim"):
        return said([self.psql, "-X", "-A", "-t", "-h", self.socket, "-U", USER, "-d", database, "-c", sql])

    def pid(self):
        """Process id of the server, whose descendants all its processes are."""
        return int((self.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])

    def start(self):
        if not self.data.exists():
            self.make()
        # a run that was killed may have left its server behind
        self.stop()
        self.call([self.pg_ctl, "--pgdata", self.data, "--log", self.folder / "server.log", "--wait", "--silent", "start"])

    def stop(self):
        if self.data.exists():
            # it may not run
            command = [*self.as_owner, self.pg_ctl, "--pgdata", self.data, "--mode", "fast", "--wait", "--silent", "stop"]
            subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
