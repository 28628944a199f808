"""How a client walks through the lists of a project, and places in them that are refused."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

import httpx2

from builder.blueprint.model import Blueprint

from .answers import expect

type Page = dict[str, Any]
type Walk = Callable[[httpx2.Client, str], Iterator[Page]]

SIZE = 2
MISPLACED: Mapping[str, tuple[str, str]] = {
    "offset": ("page", "0"),
    "cursor": ("cursor", "foreign"),
}


def walked(client: httpx2.Client, blueprint: Blueprint, route: str) -> list[Any]:
    """Return the records of the whole list, page by page, each page full but the last."""
    pages = list(_WALKS[blueprint.options["lists"]](client, route))
    assert all(len(page["items"]) == SIZE for page in pages[:-1])
    return [item for page in pages for item in page["items"]]


def refuse_places(client: httpx2.Client, blueprint: Blueprint, route: str) -> None:
    """See that a place which does not exist is refused."""
    name, value = MISPLACED[blueprint.options["lists"]]
    expect(client.get(route, params={name: value}), 422, name)


def _numbered(client: httpx2.Client, route: str) -> Iterator[Page]:
    found = 0
    for number in count(1):
        page = expect(client.get(route, params={"size": SIZE, "page": number}), 200).json()
        found += len(page["items"])
        yield page
        if not page["has_next"]:
            assert page["total"] == found, f"{route}: {page['total']}"
            return


def _linked(client: httpx2.Client, route: str) -> Iterator[Page]:
    params: dict[str, str | int] = {"size": SIZE}
    while True:
        page = expect(client.get(route, params=params), 200).json()
        yield page
        if not page["has_more"]:
            return
        params["cursor"] = page["next_cursor"]


_WALKS: Mapping[str, Walk] = {"offset": _numbered, "cursor": _linked}
