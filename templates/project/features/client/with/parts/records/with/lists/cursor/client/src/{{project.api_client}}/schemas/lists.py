"""Lists by cursors: what is asked for, what is answered, and all pages in a row."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from pydantic import BaseModel, Field

from .base import RequestSchema

LARGEST_PAGE = 100


class ListQuery[SortT: str](RequestSchema):
    """The query of a list: a place, an order, and conditions named `field` or `field__operator`."""

    cursor: str | None = Field(
        default=None, description="The `next_cursor` of the page before, of this very list."
    )
    size: int = Field(default=20, ge=1, le=LARGEST_PAGE)
    sort: tuple[SortT, ...] = ()


class PagedResponse[T](BaseModel):
    """One page of a list, with what it takes to find the next."""

    items: Sequence[T]
    next_cursor: str | None
    has_more: bool


def parameters(query: RequestSchema | None) -> dict[str, Any]:
    """Return what a query asks for, as it stands in an address."""
    return {} if query is None else query.model_dump(mode="json", exclude_defaults=True)


async def walked[QueryT: ListQuery[Any], ItemT](
    page: Callable[[QueryT], Awaitable[PagedResponse[ItemT]]],
    query: QueryT,
) -> AsyncIterator[ItemT]:
    """Yield the items of the page that `query` asks for, and of all that follow.

    Where it names no size, pages are as large as they may be.
    """
    if "size" not in query.model_fields_set:
        query = query.model_copy(update={"size": LARGEST_PAGE})
    while True:
        found = await page(query)
        for item in found.items:
            yield item
        if found.next_cursor is None:
            return
        query = query.model_copy(update={"cursor": found.next_cursor})
