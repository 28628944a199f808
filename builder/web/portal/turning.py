"""The way from one page of a list to those beside it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ...schemas.lists import ListQuery, PagedResponse


def turns(home: str, query: ListQuery[Any], page: PagedResponse[Any]) -> Mapping[str, str]:
    """Return the addresses of the pages before and after one; empty where there is none."""
    return {
        "previous_url": _address(home, query, page.page - 1) if page.has_previous else "",
        "next_url": _address(home, query, page.page + 1) if page.has_next else "",
    }


def _address(home: str, query: ListQuery[Any], number: int) -> str:
    asked = query.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    return f"{home}?{urlencode(asked | {'page': number}, doseq=True)}"
