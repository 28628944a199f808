"""Lists by numbered pages: what is asked for, and what is answered."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field, computed_field

from .base import RequestSchema

LAST_PAGE = 10_000


class ListQuery[SortT: str](RequestSchema):
    """The query of a list: a page, an order, and conditions named `field` or `field__operator`."""

    page: int = Field(default=1, ge=1, le=LAST_PAGE)
    size: int = Field(default=20, ge=1, le=100)
    sort: tuple[SortT, ...] = ()

    def conditions(self) -> dict[str, Any]:
        """Return the conditions that were asked for."""
        return self.model_dump(exclude={*ListQuery.model_fields, "include"}, exclude_none=True)


class PagedResponse[T](BaseModel):
    """One page of a list, with what it takes to find the others."""

    items: Sequence[T]
    total: int = Field(ge=0)
    page: int = Field(ge=1)
    size: int = Field(ge=1)

    @computed_field
    @property
    def pages(self) -> int:
        """The number of pages."""
        return -(-self.total // self.size)

    @computed_field
    @property
    def has_next(self) -> bool:
        """Whether a page follows that may be asked for."""
        return self.page < min(self.pages, LAST_PAGE)

    @computed_field
    @property
    def has_previous(self) -> bool:
        """Whether a page precedes."""
        return self.page > 1
