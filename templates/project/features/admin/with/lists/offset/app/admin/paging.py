"""Numbered pages: where one is, and the way to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..schemas.lists import ListQuery, PagedResponse

PLACES = frozenset({"page"})
"""What a query says of the place in a list, and nothing of what is in it."""


@dataclass(frozen=True, slots=True)
class Pager:
    """What stands below a list; an address is empty where there is no such page."""

    summary: str
    back: str
    back_label: str
    onward: str


def pager(
    page: PagedResponse[Any],
    _query: ListQuery[Any],
    address: Callable[[tuple[str, str]], str],
) -> Pager:
    """Return the way from a page to those beside it."""
    first = (page.page - 1) * page.size + 1
    last = first + len(page.items) - 1
    return Pager(
        summary=f"{first}–{last} of {page.total}" if page.items else f"0 of {page.total}",
        back=address(("page", str(page.page - 1))) if page.has_previous else "",
        back_label="Previous",
        onward=address(("page", str(page.page + 1))) if page.has_next else "",
    )


def has_more(page: PagedResponse[Any]) -> bool:
    """Tell whether there is more than a page shows."""
    return page.has_next
