"""A builder that a team hosts: served with a database of its own, its first start watched."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import override

from playwright.sync_api import Page

from builder.api import setup
from builder.core.config import Settings
from builder.main import create_app
from builder.migrations import migrate_embedded
from tests.integration.accounts import PASSWORD

from .application import served


@dataclass(frozen=True, slots=True)
class Team:
    """Where the builder is, and what it printed for its first administrator."""

    address: str
    token: str


class _Printed(logging.Handler):
    """Keeps what the server prints."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def hosted(folder: Path, **settings: object) -> Generator[Team]:
    """Serve a builder for the first time."""
    url = f"sqlite+aiosqlite:///{folder}/team.db"
    chosen = Settings.model_validate({"database_url": url, **settings})
    migrate_embedded(chosen)
    printed = _Printed()
    logger = logging.getLogger(setup.__name__)
    logger.addHandler(printed)
    try:
        with served(app := create_app(chosen)) as address:
            app.state.settings = chosen.model_copy(update={"public_url": address})
            yield Team(address, printed.lines[0].rpartition(" ")[2])
    finally:
        logger.removeHandler(printed)


def fill(page: Page, **inputs: str) -> None:
    """Fill a form in, and send it."""
    for name, value in inputs.items():
        page.locator(f"#{name}").fill(value)
    page.locator("main form:has(input[type=password]) button").click()


def confirm(page: Page) -> None:
    """Send the form of the page."""
    page.locator("main form button.primary").click()


def go_to_save(page: Page) -> None:
    """Press the button of the wizard that saves, and wait for the form."""
    page.locator("#save button").click()
    page.wait_for_url("**/save?**")


def set_up(page: Page, team: Team) -> None:
    """Make the first account."""
    page.goto(f"{team.address}/setup")
    fill(page, token=team.token, name="Ada", email="ada@example.com", password=PASSWORD)


def invite(page: Page, team: Team, email: str) -> str:
    """Invite somebody as an administrator; return the path of the link."""
    page.goto(f"{team.address}/people")
    page.locator("#email").fill(email)
    page.get_by_role("button", name="Make a link").click()
    return shown_link(page)


def shown_link(page: Page) -> str:
    """Return the path of the link that a page shows once."""
    return "/" + page.locator("#link").inner_text().split("/", 3)[3]
