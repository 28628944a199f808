"""What came of a scenario."""

from collections.abc import Sequence
from dataclasses import dataclass

from .findings import compared
from .ledger import Ledger, Save
from .places import Place


@dataclass(frozen=True, slots=True)
class Report:
    """Figures in words, saves that were acknowledged and are lost, and what else is wrong."""

    figures: str
    acknowledged: int = 0
    lost: Sequence[Save] = ()
    faults: Sequence[str] = ()


def report(place: Place, ledger: Ledger, figures: str) -> Report:
    """Compare what people were told with what is there."""
    found = compared(place.settings, ledger.saves)
    return Report(figures, len(ledger.saves), found.lost, [*ledger.faults, *found.faults])


def ends(ledger: Ledger) -> str:
    """Return how requests ended that saved nothing."""
    told = {"422": "told that another was faster", "503": "told to come back"}
    return ", ".join(f"{count} {told.get(end, end)}" for end, count in sorted(ledger.ends.items()))
