"""Lists by cursors: what is asked for, and what is answered."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field, computed_field

from .base import RequestSchema


class ListQuery[SortT: str](RequestSchema):
    """The query of a list: a place, an order, and conditions named `field` or `field__operator`."""

    cursor: str | None = Field(
        default=None, description="The `next_cursor` of the page before, of this very list."
    )
    size: int = Field(default=20, ge=1, le=100)
    sort: tuple[SortT, ...] = ()

    def conditions(self) -> dict[str, Any]:
        """Return the conditions that were asked for."""
        return self.model_dump(exclude={*ListQuery.model_fields, "include"}, exclude_none=True)

    def identity(self) -> str:
        """Return what makes this list another one: its records, its order and its conditions."""
        asked = self.model_dump_json(exclude={"cursor", "size", "include"}, exclude_none=True)
        return type(self).__name__ + asked


class PagedResponse[T](BaseModel):
    """One page of a list, with what it takes to find the next."""

    items: Sequence[T]
    next_cursor: str | None

    @computed_field
    @property
    def has_more(self) -> bool:
        """Whether a page follows."""
        return self.next_cursor is not None
