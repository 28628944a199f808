"""What a person and a network do, as several tests need it."""

import time

from playwright.sync_api import Page, Route

SLOW = 0.3


def enter(page: Page, line: str) -> None:
    """Type an entity in one line, and send it."""
    page.locator("#line").fill(line)
    page.locator("#line").press("Enter")


def answer_slowly(route: Route) -> None:
    """Let a request wait."""
    time.sleep(SLOW)
    route.continue_()
