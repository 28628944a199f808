"""The address is the document: forward, reload, and a second tab."""

from playwright.sync_api import Page, expect

from .actions import enter
from .conftest import Visit


def choose(page: Page, name: str) -> None:
    """Choose an option, and wait until the address has it."""
    before = page.url
    page.get_by_label(name, exact=True).check()
    page.wait_for_function("before => location.href !== before", arg=before)


def test_forward_returns_what_back_took(visit: Visit) -> None:
    page = visit("/")
    choose(page, "PostgreSQL")
    choose(page, "Docker")
    page.go_back()
    expect(page.get_by_label("Docker", exact=True)).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_be_attached()


def test_a_reload_changes_nothing(visit: Visit) -> None:
    page = visit("/")
    choose(page, "PostgreSQL")
    enter(page, "Book: title!")
    expect(page.locator("#entities .entity-name")).to_have_text(["Book"])
    before = page.url
    page.reload()
    assert page.url == before
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(page.locator("#entities .entity-name")).to_have_text(["Book"])


def test_two_tabs_do_not_know_of_each_other(visit: Visit) -> None:
    page = visit("/")
    choose(page, "PostgreSQL")
    other = page.context.new_page()
    other.goto(page.url)
    choose(other, "MariaDB")
    choose(page, "Docker")
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(other.get_by_label("MariaDB", exact=True)).to_be_checked()
    expect(other.get_by_label("Docker", exact=True)).not_to_be_checked()


def test_a_box_that_the_server_unticks_is_unticked_on_the_page(visit: Visit) -> None:
    page = visit("/")
    choose(page, "Docker")
    page.get_by_role("button", name="Start from…").click()
    page.get_by_role("button", name="Minimal").click()
    expect(page.get_by_label("Docker", exact=True)).not_to_be_checked()
