"""The disk of an SQLite file is full, and has room again."""

import os
import resource
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Protocol, override

from builder.migrations import migrate

from .ledger import Ledger
from .people import Person, team
from .places import Place
from .replicas import Replica, running
from .reports import Report, report

PEOPLE = 2
WORKERS = 2
SAVES = 10
"""How many revisions are saved each time there is room again."""
SIZE = "8m"
ATTEMPTS = 2_000
_MOUNT = ("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs")


class Disk(Protocol):
    """Something that ends."""

    title: str

    def fill(self, replica: Replica) -> None:
        """Leave no room."""

    def make_room(self, replica: Replica) -> None:
        """Leave room again."""


class SmallDisk(Disk):
    """A file system in memory, with something large in it."""

    title = f"a disk of {SIZE.upper()}B"

    def __init__(self, folder: Path) -> None:
        """Fill the disk that is at `folder`."""
        self._ballast = folder / "ballast"

    @override
    def fill(self, replica: Replica) -> None:
        """Write until there is no room."""
        try:
            with self._ballast.open("ab", buffering=0) as file:
                while file.write(b"x" * 4_096):
                    pass
        except OSError:
            return

    @override
    def make_room(self, replica: Replica) -> None:
        """Take the ballast away."""
        self._ballast.unlink()


class ShortFiles(Disk):
    """A limit of how long files may be that a process writes."""

    title = "a limit of the size of files"

    def __init__(self, folder: Path) -> None:
        """Limit what is written at `folder`."""
        self._folder = folder

    @override
    def fill(self, replica: Replica) -> None:
        """Let no file become longer than the log of the database is."""
        log = self._folder / "builder.db-wal"
        self._limit(replica, log.stat().st_size if log.exists() else 0)

    @override
    def make_room(self, replica: Replica) -> None:
        """Let files be as long as they may be."""
        self._limit(replica, resource.RLIM_INFINITY)

    def _limit(self, replica: Replica, size: int) -> None:
        for pid in replica.workers():
            _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, most))


def filled_disk(rounds: int) -> Report:
    """Fill the disk while somebody saves: reading goes on, and saving does once there is room."""
    ledger = Ledger()
    with _disk() as (disk, place):
        settings = {"APP_DATABASE_URL": place.url}
        with (
            running(place.folder, settings, 1, WORKERS) as [replica],
            team([replica], ledger, PEOPLE) as [person, _],
        ):
            for _ in range(rounds):
                disk.fill(replica)
                _save_in_vain(person, ledger)
                disk.make_room(replica)
                if not all(person.save() for _ in range(SAVES)):
                    ledger.complain("nobody could save after there was room again")
        told = ledger.ends[str(int(HTTPStatus.SERVICE_UNAVAILABLE))]
        figures = f"{rounds} times {disk.title} was full, {told} saves refused in words"
        return report(place, ledger, figures)


def _save_in_vain(person: Person, ledger: Ledger) -> None:
    if all(person.save() for _ in range(ATTEMPTS)):
        ledger.complain("the disk was not full")
    if not person.look():
        ledger.complain("on a full disk nobody can read")


@contextmanager
def _disk() -> Generator[tuple[Disk, Place]]:
    """Offer a disk that can be filled, and a database on it."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as name:
        folder, logs = Path(name) / "disk", Path(name)
        folder.mkdir()
        is_mounted = os.geteuid() == 0 and _run(*_MOUNT, str(folder))
        place = Place(f"sqlite+aiosqlite:///{folder}/builder.db", logs)
        try:
            migrate(place.settings)
            yield SmallDisk(folder) if is_mounted else ShortFiles(folder), place
        finally:
            if is_mounted:
                _run("umount", str(folder))


def _run(*command: str) -> bool:
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode == 0
