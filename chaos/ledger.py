"""What people were told, to be compared with what is there afterwards."""

from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock


@dataclass(frozen=True, slots=True)
class Save:
    """A revision that somebody was told is saved; no two saves have one summary."""

    blueprint: str
    number: int
    summary: str


@dataclass(slots=True)
class Ledger:
    """Saves that were acknowledged, how requests ended, and what should not have been said."""

    saves: list[Save] = field(default_factory=list[Save])
    ends: Counter[str] = field(default_factory=Counter[str])
    faults: list[str] = field(default_factory=list[str])
    _lock: Lock = field(default_factory=Lock)

    def acknowledge(self, save: Save) -> None:
        """Note what somebody was told."""
        with self._lock:
            self.saves.append(save)

    def count(self, end: str) -> None:
        """Note how a request ended, other than by a save."""
        with self._lock:
            self.ends[end] += 1

    def answered(self, status: int, *, may_come_again: bool, what: str) -> None:
        """Note an answer that tells of no save: somebody was faster, or "come back later"."""
        self.count(str(status))
        is_later = status == HTTPStatus.SERVICE_UNAVAILABLE and may_come_again
        if status != HTTPStatus.UNPROCESSABLE_ENTITY and not is_later:
            self.complain(f"{what} was answered {status}")

    def complain(self, fault: str) -> None:
        """Note what should not have happened."""
        with self._lock:
            self.faults.append(fault)
