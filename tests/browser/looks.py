"""A page as people have it: on a desk and on a phone, by day and by night."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Literal

from playwright.sync_api import Page

WIDE, NARROW = (1440, 900), (390, 844)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def faults(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """Return what is wrong with a page in any look: what axe finds, and what is too wide.

    Axe comes last, as it unrolls panes; and the page is left as people have it on a desk.
    """
    found = [*_too_wide(page), *_barriers(page, axe)]
    _resize(page, WIDE)
    return found


def width(page: Page) -> int:
    """Return how wide a page is, with what is beyond the edge of the screen."""
    page.wait_for_load_state()
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def _too_wide(page: Page) -> Iterator[str]:
    for size in (WIDE, NARROW):
        _resize(page, size)
        if (found := width(page)) > size[0]:
            yield f"{page.url}: {found} pixels wide on {size[0]}"


def _barriers(page: Page, axe: Callable[[Page], list[str]]) -> Iterator[str]:
    for size, theme in product((WIDE, NARROW), THEMES):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        _resize(page, size)
        yield from (f"{page.url} {size[0]} {theme}: {each}" for each in axe(page))
    page.emulate_media(color_scheme="light")


def _resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
