"""Who may read and who may write the records of an entity."""

import re
from typing import Final

from .model import Access, Entity

ACCESS: Final[tuple[Access, ...]] = ("everybody", "signed_in", "owner", "role")
"""From the widest to the narrowest: whoever has the role may do what an owner may."""
ACCOUNT: Final = "User"
EVERYONE: Final = "user"
"""The role that every account begins with."""
ROLE: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def readers(entity: Entity) -> Access:
    """Return who may read where people sign in."""
    return entity.read or "signed_in"


def writers(entity: Entity) -> Access:
    """Return who may write where people sign in; left open, nobody who may not read."""
    return entity.write or narrower("signed_in", readers(entity))


def narrower(one: Access, other: Access) -> Access:
    """Return the one that admits fewer people."""
    return one if ACCESS.index(one) > ACCESS.index(other) else other


def settled(entity: Entity, *, people_sign_in: bool) -> Entity:
    """Return `entity` with what it leaves open; where nobody signs in, nobody is asked."""
    read, write = (readers(entity), writers(entity)) if people_sign_in else (None, None)
    return entity.model_copy(update={"read": read, "write": write})


def inside(entity: Entity) -> Entity:
    """Return a settled `entity` for people who sign in only: `everybody` is every one of them."""
    read, write = (each and narrower("signed_in", each) for each in (entity.read, entity.write))
    return entity.model_copy(update={"read": read, "write": write})


def is_private(entity: Entity) -> bool:
    """Tell whether people see of `entity` only what they made."""
    return entity.read == "owner"


def shows(entity: Entity, target: Entity) -> bool:
    """Tell whether whoever reads `entity` may read `target`, or their own of it; both settled."""
    if target.read in {None, "everybody"}:
        return True
    if target.read == "role":
        return (entity.read, entity.role) == (target.read, target.role)
    return entity.read != "everybody"
