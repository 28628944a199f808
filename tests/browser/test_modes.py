"""The page in other modes: forced colours, less motion, and twice as large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PATIENCE, Visit


@pytest.fixture
def forced(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page whose colours the system decides, for somebody who wants no motion."""
    context = browser.new_context(base_url=address, forced_colors="active", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "selector",
    [
        ".card:has(> input:checked)",
        ".file[aria-current=true]",
        "#compare .tabs a[aria-current=true]",
        "#work .tabs a[aria-current=true]",
    ],
)
def test_what_is_chosen_has_an_outline_where_colours_are_forced(
    forced: Page, selector: str
) -> None:
    forced.goto("/?features=docker&against=defaults")
    expect(forced.locator(selector).first).to_have_css("outline-style", "solid")


def test_added_and_removed_lines_are_told_by_a_sign_where_colours_are_forced(
    forced: Page,
) -> None:
    forced.goto("/?database=postgresql&file=app/core/dialect.py&show=diff&against=defaults")
    for word, sign in (("added", "+"), ("removed", "−")):
        line = forced.locator(f".difference td.line.{word}").first
        content = line.evaluate("each => getComputedStyle(each, '::before').content")
        assert sign in content


def test_nothing_moves_for_who_wants_no_motion(forced: Page) -> None:
    forced.goto("/")
    moving = forced.evaluate(
        """() => [...document.querySelectorAll("*")].filter(each => {
            const style = getComputedStyle(each);
            const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
            return times.some(time => parseFloat(time) > 0);
        }).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_the_page_is_usable_at_twice_its_size(browser: Browser, address: str) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": 640, "height": 400}, device_scale_factor=2
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**database=postgresql**")
    page.get_by_role("button", name="Review").click()
    expect(page.locator("#review")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


def test_on_paper_the_review_stands_alone(visit: Visit) -> None:
    page = visit("/?name=Shop&features=docker")
    page.get_by_role("button", name="Review").click()
    page.emulate_media(media="print")
    expect(page.locator("#review")).to_be_visible()
    expect(page.locator("#review")).to_contain_text("Docker")
    expect(page.locator("#wizard")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy").locator("visible=true")).to_have_count(0)
