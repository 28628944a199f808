"""Which fields a constraint of the database is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """The table that a constraint belongs to, and its fields."""

    table: str
    fields: tuple[str, ...]


CONSTRAINTS: Mapping[str, Constraint] = {
    "uq_blobs_digest": Constraint("blobs", ("digest",)),
    "uq_shares_code": Constraint("shares", ("code",)),
    "fk_shares_blueprint_id": Constraint("shares", ("blueprint_id",)),
    "fk_shares_tree_id": Constraint("shares", ("tree_id",)),
    "uq_allowances_client": Constraint("allowances", ("client",)),
    "uq_drafts_code": Constraint("drafts", ("code",)),
}
