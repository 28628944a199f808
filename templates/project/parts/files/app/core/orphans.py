"""Files that may have lost their row, noted while a request is run."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

type Suspects = dict[str, Mapping[Any, Any]]
"""Keys of files, each with the `info` of the session that worked on its row."""

suspects: ContextVar[Suspects | None] = ContextVar("suspects", default=None)


def suspect(key: str, info: Mapping[Any, Any]) -> None:
    """Note that, after the request, nobody may name the file under `key` any more."""
    noted = suspects.get()
    if noted is not None:
        noted[key] = info


def trust(key: str) -> None:
    """Take back what was noted: a row names the file."""
    noted = suspects.get()
    if noted is not None:
        noted.pop(key, None)
