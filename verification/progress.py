"""What a person sees of a proof that runs."""

import time
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Progress:
    """How many of how many, and how long the rest may take."""

    total: int
    done: int = 0
    failures: int = 0
    _started: float = field(default_factory=time.monotonic)
    _counting: Lock = field(default_factory=Lock)

    def passed(self, name: str, detail: str) -> None:
        """Say that a configuration held."""
        self._count(f"ok    {name}: {detail}")

    def failed(self, name: str, detail: str) -> None:
        """Say that a configuration failed."""
        self._count(f"FAIL  {name}: {detail}", failures=1)

    def _count(self, line: str, failures: int = 0) -> None:
        with self._counting:
            self.done += 1
            self.failures += failures
            say(f"[{self.done}/{self.total}, {self._left()} left] {line}")

    def _left(self) -> str:
        elapsed = time.monotonic() - self._started
        return clock(elapsed / self.done * (self.total - self.done))


def clock(seconds: float) -> str:
    """Write a time as people say it."""
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201 - a command talks
