"""Pages of a list."""

import pytest

from builder.schemas.lists import PagedResponse


@pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (20, 1), (21, 2)])
def test_last_page_may_be_shorter(total: int, pages: int) -> None:
    assert PagedResponse[int](items=[], total=total, page=1, size=20).pages == pages


def test_first_page_has_a_next_and_no_previous() -> None:
    page = PagedResponse[int](items=[], total=21, page=1, size=20)
    assert page.has_next
    assert not page.has_previous
