"""Many features, of which one sees first what matters first, and finds the others."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from .actions import open_section
from .conftest import Visit


def section(page: Page, title: str) -> Locator:
    """Return a section of the features."""
    return page.locator(".family").filter(has=page.get_by_role("heading", name=title))


def head(page: Page, title: str) -> Locator:
    """Return what opens and closes a section."""
    return section(page, title).locator("summary")


def test_the_first_section_is_open_and_the_others_tell_what_they_have(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_label("Docker", exact=True)).to_be_visible()
    expect(page.get_by_label("Metrics", exact=True)).to_be_hidden()
    expect(head(page, "Operations")).to_contain_text("Metrics")


def test_what_was_opened_stays_open_from_click_to_click(visit: Visit) -> None:
    page = visit("/")
    open_section(page, "Operations")
    page.get_by_label("Metrics", exact=True).check()
    page.wait_for_url("**/?features=metrics")
    page.get_by_label("Metrics", exact=True).uncheck()
    page.wait_for_url(lambda url: "metrics" not in url)
    expect(page.get_by_label("Metrics", exact=True)).to_be_visible()


def test_what_was_closed_stays_closed_and_tells_how_much_is_chosen(visit: Visit) -> None:
    page = visit("/?features=metrics")
    open_section(page, "Operations")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**/?features=docker,metrics")
    expect(page.get_by_label("Metrics", exact=True)).to_be_hidden()
    expect(head(page, "Operations").locator(".tag")).to_contain_text("1")


def test_a_few_letters_find_an_option_wherever_it_stands(visit: Visit) -> None:
    page = visit("/")
    page.locator("body").press("/")
    page.keyboard.type("rate limit")
    expect(page.get_by_label("Rate limit", exact=True)).to_be_visible()
    expect(page.get_by_label("Docker", exact=True)).to_be_hidden()
    expect(page.get_by_label("SQLite", exact=True)).to_be_hidden()
    page.get_by_label("Rate limit", exact=True).check()
    page.wait_for_url("**/?features=rate-limit")
    expect(page.get_by_label("Docker", exact=True)).to_be_hidden()
    page.locator("#filter").fill("")
    expect(page.get_by_label("Docker", exact=True)).to_be_visible()
    expect(page.get_by_label("Rate limit", exact=True)).to_be_visible()


def test_letters_that_name_nothing_say_so(visit: Visit) -> None:
    page = visit("/")
    page.locator("#filter").fill("cobol")
    expect(page.locator("#filter-none")).to_be_visible()
    page.locator("#filter").fill("")
    expect(page.locator("#filter-none")).to_be_hidden()


def test_the_name_of_a_section_finds_all_of_it(visit: Visit) -> None:
    page = visit("/")
    number = section(page, "Operations").locator(".card").count()
    page.locator("#filter").fill("operations")
    expect(page.locator("#choices .card:visible")).to_have_count(number)


def test_the_menu_opens_the_section_of_what_it_finds(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("metrics")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Metrics", exact=True)).to_be_checked()
    expect(page.get_by_label("Metrics", exact=True)).to_be_visible()


def test_sections_work_without_script(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    expect(page.locator("#filter")).to_be_hidden()
    open_section(page, "Operations")
    page.get_by_label("Metrics", exact=True).check()
    page.get_by_role("button", name="Update preview").last.click()
    page.wait_for_url(lambda url: "features=metrics" in url)
    expect(page.get_by_label("Metrics", exact=True)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_closed_sections_and_in_what_was_found(
    visit: Visit, axe: Callable[[Page], list[str]], theme: Literal["light", "dark"]
) -> None:
    page = visit("/?features=metrics", color_scheme=theme)
    assert axe(page) == []
    page.locator("#filter").fill("rate")
    assert axe(page) == []
