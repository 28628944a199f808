"""What a page says of the house rules that its choices follow."""

from dataclasses import dataclass, replace
from typing import Protocol

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from .address import Address
from .house import House, Sight
from .reading import Reading
from .telling import house_messages


class Around(Protocol):
    """What is needed of what surrounds a page."""

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        ...

    @property
    def house(self) -> House | None:
        """The rules, if the choices follow any."""
        ...

    def address(self, blueprint: Blueprint) -> Address:
        """Return the address of a Blueprint."""
        ...


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


def house_pane(reading: Reading, around: Around) -> HousePane | None:
    """Return what a page says of its house rules, if it has any."""
    house, shown = around.house, reading.shown
    if house is None:
        return None
    free = replace(reading.view, preset="")
    return HousePane(
        sight=house.sight,
        title=house.title,
        workspace=house.workspace,
        url=house.name.page,
        count=len(reading.broken),
        in_entities=house_messages(reading, around.catalog),
        leave_url=around.address(shown).wizard(free),
    )
