"""A project as the person who downloaded it uses it."""

from pathlib import Path

from verification.servers import SERVERS
from verification.signin import SIGN_IN
from verification.workplace import Workplace


def downloaded(folder: Path) -> Workplace:
    """Return a project on SQLite with local accounts, its dependencies installed."""
    workplace = Workplace(folder, SERVERS["sqlite"], "app", SIGN_IN["local"])
    workplace.run("uv", "sync", "--quiet")
    return workplace
