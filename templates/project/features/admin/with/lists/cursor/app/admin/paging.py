"""Pages by cursors: the way onward, and back to the beginning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..schemas.lists import ListQuery, PagedResponse

PLACES = frozenset({"cursor"})
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
    query: ListQuery[Any],
    address: Callable[[tuple[str, str]], str],
) -> Pager:
    """Return the way from a page to those beside it."""
    return Pager(
        summary=f"{len(page.items)} on this page",
        back=address(("cursor", "")) if query.cursor else "",
        back_label="First page",
        onward=address(("cursor", page.next_cursor)) if page.next_cursor else "",
    )


def has_more(page: PagedResponse[Any]) -> bool:
    """Tell whether there is more than a page shows."""
    return page.has_more
