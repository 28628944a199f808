"""Rules of who may read and write: people sign in, rows have owners, and writers may read."""

from collections.abc import Iterator

from .. import access
from ..access import ACCESS, EVERYONE, ROLE
from ..catalog import Catalog
from ..choices import ways_to_sign_in
from ..errors import Problem
from ..model import ADMINISTRATOR, Entity
from ..text import quoted
from .subject import Subject

_EVERYBODY = "everybody"


def check_access(subject: Subject) -> Iterator[Problem]:
    """Check what each entity says of the people who call."""
    for place, entity in subject.own:
        if subject.people_sign_in:
            yield from _check_owner(place, entity)
            yield from _check_width(place, entity)
        else:
            yield from _check_sign_in(subject.catalog, place, entity)
        yield from _check_role(f"{place}.role", entity.role)


def _check_role(place: str, role: str) -> Iterator[Problem]:
    if not ROLE.fullmatch(role):
        message = (
            f"{quoted(role)} is no name of a role: it begins with a letter from a to z, "
            "and has at most 40 of these, digits, `-` and `_`."
        )
        yield Problem(place, "role-name", message, ADMINISTRATOR)
    elif role == EVERYONE:
        message = f"Every account begins with the role {quoted(role)}, so it admits all of them."
        yield Problem(place, "role-everyone", message, ADMINISTRATOR)


def _check_owner(place: str, entity: Entity) -> Iterator[Problem]:
    if "owner" in (entity.read, entity.write) and not entity.authored:
        message = "The owner of a record is who created it; set `authored`, which keeps that."
        yield Problem(f"{place}.authored", "owner-unknown", message, "true")


def _check_width(place: str, entity: Entity) -> Iterator[Problem]:
    read, write = access.readers(entity), access.writers(entity)
    if ACCESS.index(write) < ACCESS.index(read):
        message = (
            f"Whoever writes a record is shown it, so `write` cannot admit more people than `read`:"
            f" {quoted(write)} is wider than {quoted(read)}."
        )
        yield Problem(f"{place}.write", "write-wider", message, read)


def _check_sign_in(catalog: Catalog, place: str, entity: Entity) -> Iterator[Problem]:
    ways = ways_to_sign_in(catalog)
    if entity.authored:
        message = f"Nobody is known here, so nobody can be kept: `authored` needs a sign-in. {ways}"
        yield Problem(f"{place}.authored", "needs-sign-in", message, "false")
    for attribute in ("read", "write"):
        value = getattr(entity, attribute)
        if value not in (None, _EVERYBODY):
            message = f"Nobody is known here, so {quoted(value)} needs a sign-in. {ways}"
            yield Problem(f"{place}.{attribute}", "needs-sign-in", message, _EVERYBODY)
