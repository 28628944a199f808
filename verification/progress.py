"""What a person sees of a proof that runs."""

import time
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Progress:
    """How many of how many, and how long the rest may take, by those that took any time."""

    total: int
    done: int = 0
    worked: int = 0
    _started: float = field(default_factory=time.monotonic)
    _counting: Lock = field(default_factory=Lock)

    def passed(self, name: str, detail: str) -> None:
        """Say that a configuration held."""
        self._count(f"ok    {name}: {detail}", worked=1)

    def failed(self, name: str, detail: str) -> None:
        """Say that a configuration failed."""
        self._count(f"FAIL  {name}: {detail}", worked=1)

    def was_proved(self, name: str) -> None:
        """Say that a configuration was proved before."""
        self._count(f"ok    {name}: proved before", worked=0)

    def _count(self, line: str, worked: int) -> None:
        with self._counting:
            self.done += 1
            self.worked += worked
            say(f"[{self.done}/{self.total}{self._left()}] {line}")

    def _left(self) -> str:
        if not self.worked:
            return ""
        elapsed = time.monotonic() - self._started
        return f", {clock(elapsed / self.worked * (self.total - self.done))} left"


def clock(seconds: float) -> str:
    """Write a time as people say it."""
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201 - a command talks
