"""An option that is looked at shows what it would do."""

from playwright.sync_api import Locator, expect

from .actions import open_section
from .conftest import Visit


def test_what_an_option_would_do_shows_and_leaves_no_trace(visit: Visit) -> None:
    page = visit("/")
    open_section(page, "Operations")
    page.get_by_label("Metrics", exact=True).focus()
    expect(page.locator("#ghost")).to_contain_text("Metrics: +")
    expect(page.locator("[data-ghost=added]").first).to_be_attached()
    page.locator("#name").focus()
    expect(page.locator("#ghost")).to_be_hidden()
    expect(page.locator("[data-ghost]")).to_have_count(0)
    expect(page).to_have_url("/")


def test_a_chosen_option_shows_what_it_brings(visit: Visit) -> None:
    page = visit("/?features=docker")
    page.locator(".card", has=page.get_by_label("Docker", exact=True)).hover()
    expect(page.locator("#ghost")).to_contain_text("−2")
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_have_attribute("data-ghost", "removed")


def test_a_click_ends_it(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).focus()
    expect(page.locator("#ghost")).to_be_visible()
    page.get_by_label("Docker", exact=True).check()
    expect(page.locator("#ghost")).to_be_hidden()
    expect(page.locator("#compare")).to_contain_text("+ Docker")


def test_what_was_just_clicked_shows_what_it_did_not_what_a_click_would_undo(visit: Visit) -> None:
    page = visit("/")
    open_section(page, "Operations")
    card = page.locator(".card", has=page.get_by_label("Metrics", exact=True))
    card.click()
    expect(page.locator("#compare")).to_contain_text("+ Metrics")
    page.mouse.move(*_middle(card))
    page.wait_for_timeout(800)
    expect(page.locator("#ghost")).to_be_hidden()
    page.locator("#name").hover()
    card.hover()
    expect(page.locator("#ghost")).to_contain_text("−2")


def _middle(found: Locator) -> tuple[float, float]:
    box = found.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
