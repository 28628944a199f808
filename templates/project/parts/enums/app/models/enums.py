"""The column type of enums."""

from enum import StrEnum

from sqlalchemy import Enum


def text_enum(members: type[StrEnum], *, check: str) -> Enum:
    """Return the type of a column that keeps the values of `members` as text, under a check."""
    return Enum(
        members,
        name=check,
        native_enum=False,
        create_constraint=True,
        values_callable=_values,
    )


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
