"""What was proved of the choices on screen, said where they are downloaded."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import Visit

SAID = re.compile("These choices|This very project")


def test_the_bar_says_what_was_proved_and_follows_the_choices(visit: Visit) -> None:
    page = visit("/")
    button = page.locator("[popovertarget=proof]")
    button.click()
    expect(page.locator("#proof")).to_contain_text(SAID)
    page.keyboard.press("Escape")
    expect(page.locator("#proof")).to_be_hidden()
    page.get_by_label("MariaDB", exact=True).check()
    page.wait_for_url("**database=mariadb**")
    expect(button).to_have_text(page.locator("#proof-title").text_content() or "")


def test_axe_finds_nothing_in_what_was_proved(
    visit: Visit, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("/?features=docker")
    page.locator("[popovertarget=proof]").click()
    assert axe(page) == []
