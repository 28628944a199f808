"""What a page says of the house rules that its choices follow."""

from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from .address import Address
from .house import House, Sight
from .reading import Reading
from .telling import house_messages


@dataclass(frozen=True, slots=True)
class HousePane:
    """Which rules they are, whether they can be seen, and how many are broken.

    `leave_url` leads to the same choices without the rules.
    """

    sight: Sight
    title: str
    workspace: str
    url: str
    count: int
    in_entities: tuple[str, ...]
    leave_url: str


def house_pane(
    reading: Reading, house: House | None, address: Address, catalog: Catalog
) -> HousePane | None:
    """Return what a page at an address says of its house rules, if it has any."""
    if house is None:
        return None
    free = replace(reading.view, preset="")
    return HousePane(
        sight=house.sight,
        title=house.title,
        workspace=house.workspace,
        url=house.name.page,
        count=len(reading.broken),
        in_entities=house_messages(reading, catalog),
        leave_url=address.wizard(free),
    )
