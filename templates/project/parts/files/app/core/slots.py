"""Whose a file is: the keys in the storage tell."""

import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """The column of one row that holds a file, as keys name it."""

    table: str
    column: str
    row: str

    def new_key(self) -> str:
        """Return a key that nobody has had, in a folder of the column."""
        return f"{self.table}/{self.column}/{self.row}-{secrets.token_hex(16)}"


def slot_of(key: str) -> Slot | None:
    """Return the slot that `key` was made for, None where it was made by somebody else."""
    match key.split("/"):
        case [table, column, name] if "-" in name:
            return Slot(table, column, name.rpartition("-")[0])
        case _:
            return None
