"""What a person and a network do, as several tests need it."""

import time

from playwright.sync_api import Page, Route

SLOW = 0.3


def enter(page: Page, line: str) -> None:
    """Type an entity in one line, and send it."""
    page.locator("#line").fill(line)
    page.locator("#line").press("Enter")


def open_section(page: Page, title: str) -> None:
    """Open one of the sections in which the features stand."""
    page.locator(".family > summary").filter(has_text=title).click()


def answer_slowly(route: Route) -> None:
    """Let a request wait."""
    time.sleep(SLOW)
    route.continue_()
