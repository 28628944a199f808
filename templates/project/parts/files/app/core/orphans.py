"""Files that may have lost their row, noted while a request is run."""

from contextvars import ContextVar

suspects: ContextVar[set[str] | None] = ContextVar("suspects", default=None)


def suspect(key: str) -> None:
    """Note that, after the request, nobody may name the file under `key` any more."""
    noted = suspects.get()
    if noted is not None:
        noted.add(key)


def trust(key: str) -> None:
    """Take back what was noted: a row names the file."""
    noted = suspects.get()
    if noted is not None:
        noted.discard(key)
