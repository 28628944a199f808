"""A second factor, from its secret to the day when the phone is lost."""

import time
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from builder.core.totp import code_at, step_at
from tests.integration.accounts import PASSWORD

from .conftest import Host, Visit
from .looks import NARROW, width
from .team import Team, confirm, fill, invite, set_up

GUESS = "123 45"
ADA, BOB = "ada@example.com", "bob@example.com"


def shown(secret: str, steps: int = 0) -> str:
    """Return what an app shows, so many steps from now."""
    return code_at(secret, step_at(time.time()) + steps)


def send_code(page: Page, code: str) -> None:
    """Type a code, and send it."""
    page.locator("#code").fill(code)
    confirm(page)


def begin(page: Page, team: Team) -> str:
    """Ask for a secret; return it."""
    page.goto(f"{team.address}/account")
    page.get_by_role("link", name="Set up the second factor").click()
    fill(page, current_password=PASSWORD)
    return page.locator("#secret").inner_text().replace(" ", "")


def codes_on(page: Page) -> list[str]:
    """Return the recovery codes that a page shows once."""
    return page.locator("#codes").inner_text().splitlines()


def add(page: Page, team: Team) -> tuple[str, list[str]]:
    """Add a second factor; return its secret and recovery codes."""
    secret = begin(page, team)
    send_code(page, shown(secret))
    return secret, codes_on(page)


def knock(page: Page, team: Team, email: str = ADA, there: str = "/account") -> None:
    """Sign in as far as the password goes."""
    page.context.clear_cookies()
    page.goto(f"{team.address}/sign-in?next={there}")
    fill(page, email=email, password=PASSWORD)


def main_heading(page: Page) -> str:
    """Return what a page is called."""
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_somebody_adds_a_second_factor_and_signs_in_with_it(
    visit: Visit, team: Team, *, scripted: bool
) -> None:
    page = visit(team.address, java_script_enabled=scripted)
    set_up(page, team)
    secret = begin(page, team)
    expect(page.get_by_role("img", name="QR code of the secret")).to_be_visible()
    send_code(page, GUESS)
    expect(page.locator("#code")).to_have_attribute("aria-invalid", "true")
    send_code(page, shown(secret))
    assert len(codes_on(page)) == 10
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("main")).to_contain_text("10 recovery codes are left.")

    knock(page, team)
    expect(page.locator("#code")).to_be_focused()
    send_code(page, GUESS)
    expect(page.locator("#code")).to_have_value("")
    send_code(page, shown(secret, 1))
    assert main_heading(page) == "Your account"


def test_who_lost_the_phone_signs_in_with_a_recovery_code_and_begins_again(
    visit: Visit, team: Team
) -> None:
    page = visit(team.address)
    set_up(page, team)
    _, codes = add(page, team)
    knock(page, team)
    send_code(page, codes[0])
    page.get_by_role("link", name="Change the second factor").click()
    expect(page.locator("main")).to_contain_text("9 recovery codes are left.")
    page.locator("#current_password").fill(PASSWORD)
    page.locator("#code").fill(codes[1])
    page.get_by_role("button", name="Take the second factor off").click()
    expect(page.get_by_role("button", name="Set it up")).to_be_visible()


def test_an_administrator_helps_who_lost_everything(visit: Visit, team: Team) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    bob = visit(team.address + invite(ada, team, BOB))
    fill(bob, name="Bob", password=PASSWORD)
    add(bob, team)
    ada.goto(f"{team.address}/people")
    row = ada.get_by_role("row").filter(has_text=BOB)
    expect(row).to_contain_text("second factor")
    row.get_by_role("link", name="Lost second factor").click()
    fill(ada, current_password=PASSWORD)
    expect(row).not_to_contain_text("second factor")
    ada.goto(f"{team.address}/audit")
    expect(ada.get_by_role("row").filter(has_text="factor.removed")).to_contain_text(BOB)
    knock(bob, team, BOB)
    assert main_heading(bob) == "Your account"


def test_a_site_that_requires_it_leads_there_first(visit: Visit, host: Host) -> None:
    team = host(second_factor="required")
    page = visit(team.address)
    set_up(page, team)
    assert main_heading(page) == "The second factor"
    page.goto(f"{team.address}/?name=Shop")
    assert main_heading(page) == "The second factor"
    fill(page, current_password=PASSWORD)
    secret = page.locator("#secret").inner_text().replace(" ", "")
    send_code(page, shown(secret))
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("#name")).to_have_value("Shop")


def test_recovery_codes_are_copied_and_printed_without_what_surrounds_them(
    visit: Visit, team: Team
) -> None:
    page = visit(team.address)
    set_up(page, team)
    add(page, team)
    page.get_by_role("button", name="Copy codes").click()
    expect(page.locator("#said")).to_have_text("Recovery codes copied")
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(page.locator("#codes")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_of_second_factors(
    visit: Visit, axe: Callable[[Page], list[str]], team: Team, theme: Literal["light", "dark"]
) -> None:
    page = visit(f"{team.address}/setup", color_scheme=theme)
    set_up(page, team)
    page.goto(f"{team.address}/account/second-factor")
    assert axe(page) == []
    fill(page, current_password=GUESS)
    assert axe(page) == []
    secret = begin(page, team)
    assert axe(page) == []
    send_code(page, GUESS)
    assert axe(page) == []
    send_code(page, shown(secret))
    assert axe(page) == []
    for path in ("/account", "/account/second-factor"):
        page.goto(team.address + path)
        assert axe(page) == [], path
    knock(page, team)
    assert axe(page) == []
    send_code(page, GUESS)
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_an_administrator_helps(
    visit: Visit, axe: Callable[[Page], list[str]], team: Team, theme: Literal["light", "dark"]
) -> None:
    page = visit(f"{team.address}/setup", color_scheme=theme)
    set_up(page, team)
    bob = visit(team.address + invite(page, team, BOB))
    fill(bob, name="Bob", password=PASSWORD)
    add(bob, team)
    page.goto(f"{team.address}/people")
    assert axe(page) == []
    page.get_by_role("link", name="Lost second factor").click()
    assert axe(page) == []


def test_pages_of_second_factors_fit_a_phone(visit: Visit, team: Team) -> None:
    page = visit(f"{team.address}/setup", viewport=NARROW)
    set_up(page, team)
    page.goto(f"{team.address}/account/second-factor")
    assert width(page) == NARROW[0]
    secret = begin(page, team)
    assert width(page) == NARROW[0]
    send_code(page, shown(secret))
    assert width(page) == NARROW[0]
    for path in ("/account", "/account/second-factor"):
        page.goto(team.address + path)
        assert width(page) == NARROW[0], path
    knock(page, team)
    assert width(page) == NARROW[0]
