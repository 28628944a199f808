"""How often a call is tried again, and how long is waited before."""

from dataclasses import dataclass
from random import SystemRandom

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class Retries:
    """At most `attempts` tries of a call that may be repeated.

    Before each try but the first, the client waits for up to twice as long as before the last one,
    or for as long as the API says; `longest_wait` is the most that it waits for one call at once.
    """

    attempts: int = 3
    first_wait: float = 0.2
    longest_wait: float = 5.0

    def wait(self, attempt: int, retry_after: float | None) -> float | None:
        """Return the seconds to wait after a try that failed, or nothing where it was the last."""
        if attempt >= self.attempts:
            return None
        if retry_after is not None:
            return retry_after if retry_after <= self.longest_wait else None
        most = min(self.longest_wait, self.first_wait * 2.0 ** (attempt - 1))
        return _random.uniform(most / 2, most)
