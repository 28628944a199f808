"""Pages of a list."""

import pytest
from pydantic import ValidationError

from builder.schemas.lists import ListQuery, PagedResponse


@pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (20, 1), (21, 2)])
def test_last_page_may_be_shorter(total: int, pages: int) -> None:
    assert PagedResponse[int](items=[], total=total, page=1, size=20).pages == pages


def test_first_page_has_a_next_and_no_previous() -> None:
    page = PagedResponse[int](items=[], total=21, page=1, size=20)
    assert page.has_next
    assert not page.has_previous


def test_last_page_has_a_previous_and_no_next() -> None:
    page = PagedResponse[int](items=[], total=40, page=2, size=20)
    assert not page.has_next
    assert page.has_previous


def test_last_page_that_may_be_asked_for_has_no_next() -> None:
    pages = [PagedResponse[int](items=[], total=20_000, page=n, size=1) for n in (9_999, 10_000)]
    assert [page.has_next for page in pages] == [True, False]
    assert [page.pages for page in pages] == [20_000, 20_000]


@pytest.mark.parametrize("query", [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 10_001}])
def test_pages_have_bounds(query: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        ListQuery[str].model_validate(query)
