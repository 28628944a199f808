"""Lists by numbered pages: what is asked for, what is answered, and all pages in a row."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from pydantic import BaseModel, Field

from ..errors import ApiError
from .base import RequestSchema

LARGEST_PAGE = 100


class LastPageError(ApiError):
    """The list goes on behind the last page that the API gives."""


class ListQuery[SortT: str](RequestSchema):
    """The query of a list: a page, an order, and conditions named `field` or `field__operator`."""

    page: int = Field(default=1, ge=1, le=10_000)
    size: int = Field(default=20, ge=1, le=LARGEST_PAGE)
    sort: tuple[SortT, ...] = ()


class PagedResponse[T](BaseModel):
    """One page of a list, with what it takes to find the others."""

    items: Sequence[T]
    total: int = Field(ge=0)
    page: int = Field(ge=1)
    size: int = Field(ge=1)
    pages: int
    has_next: bool
    has_previous: bool


def parameters(query: RequestSchema | None) -> dict[str, Any]:
    """Return what a query asks for, as it stands in an address."""
    return {} if query is None else query.model_dump(mode="json", exclude_defaults=True)


async def walked[QueryT: ListQuery[Any], ItemT](
    page: Callable[[QueryT], Awaitable[PagedResponse[ItemT]]],
    query: QueryT,
) -> AsyncIterator[ItemT]:
    """Yield the items of the page that `query` asks for, and of all that follow.

    Where it names neither page nor size, pages are as large as they may be. Raises LastPageError.
    """
    if query.model_fields_set.isdisjoint({"page", "size"}):
        query = query.model_copy(update={"size": LARGEST_PAGE})
    while True:
        found = await page(query)
        for item in found.items:
            yield item
        if not found.has_next:
            break
        query = query.model_copy(update={"page": found.page + 1})
    if found.page < found.pages:
        message = f"Page {found.page} of {found.pages} is the last that the API gives."
        raise LastPageError(message)
