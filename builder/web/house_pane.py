"""What a page says of the house rules that its choices follow."""

from dataclasses import dataclass, replace
from typing import Protocol

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..blueprint.preset import Preset
from .address import Address
from .house import House
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
    """Which rules they are, and how many are broken; `title` is empty to who may not see them.

    `follow_url` leads to the same choices, mended; `leave_url` to them without the rules.
    """

    title: str
    workspace: str
    url: str
    count: int
    in_entities: tuple[str, ...]
    follow_url: str
    leave_url: str


def house_pane(reading: Reading, around: Around) -> HousePane | None:
    """Return what a page says of its house rules, if it has any."""
    house, shown = around.house, reading.shown
    if house is None:
        return None
    free = replace(reading.view, preset="")
    mended = house.mended(shown, around.catalog)
    return HousePane(
        title=house.title,
        workspace=house.workspace,
        url=house.name.page,
        count=len(reading.broken),
        in_entities=house_messages(reading, around.catalog),
        follow_url=around.address(mended).wizard(reading.view),
        leave_url=around.address(shown).wizard(free),
    )


def rules_of(house: House | None) -> Preset | None:
    """Return the rules, as far as the visitor may see them."""
    return house.rules if house else None
