"""How the builder answered, by its own log: requests that change nothing prove little."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

_ANSWERED = re.compile(r"builder\.core\.access: \S+ \S+ (\d)\d\d, ")


def answers(printed: str) -> Counter[str]:
    """Count the answers of a log by the hundred of their status."""
    return Counter(f"{hundred}xx" for hundred in _ANSWERED.findall(printed))


def faults(counted: Mapping[str, int]) -> Iterator[str]:
    """Yield what is wrong with how somebody was answered."""
    if failed := counted.get("5xx"):
        yield f"{failed} answers tell of a fault of the builder\n"
    if not counted.get("2xx"):
        yield "nothing was answered but refusals\n"


def told(counted: Mapping[str, int]) -> str:
    """Return the counts in words."""
    return ", ".join(f"{count:,} {hundred}" for hundred, count in sorted(counted.items()))
