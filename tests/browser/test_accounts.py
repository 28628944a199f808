"""The accounts of a team, from the first start on."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.integration.accounts import PASSWORD

from .conftest import Host, Visit
from .looks import NARROW, width
from .team import Team, fill, invite, set_up, shown_link

GUESS, SHORT = "a guess", "short"
OTHER = "another horse, another battery"


def row_of(page: Page, email: str) -> Locator:
    """Return the row of an account."""
    return page.get_by_role("row").filter(has_text=email)


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_a_team_begins_with_its_first_administrator_and_grows_by_invitation(
    visit: Visit, team: Team, *, scripted: bool
) -> None:
    ada = visit(f"{team.address}/sign-in", java_script_enabled=scripted)
    ada.get_by_role("link", name="Make the first account").click()
    fill(ada, token=GUESS, name="Ada", email="ada@example.com", password=PASSWORD)
    expect(ada.locator("#token")).to_have_attribute("aria-invalid", "true")
    expect(ada.locator("#name")).to_have_value("Ada")
    set_up(ada, team)
    link = invite(ada, team, "bob@example.com")

    bob = visit(team.address + link, java_script_enabled=scripted)
    fill(bob, name="Bob", password=PASSWORD)
    expect(bob.get_by_role("navigation", name="Account")).to_contain_text("Bob")
    expect(bob.get_by_role("link", name="People")).to_have_count(0)

    ada.goto(f"{team.address}/people")
    row_of(ada, "bob@").get_by_role("button", name="Make an administrator").click()
    bob.goto(f"{team.address}/people")
    assert "/sign-in?next=%2Fpeople" in bob.url
    fill(bob, email="bob@example.com", password=PASSWORD)
    expect(bob.get_by_role("heading", level=1)).to_have_text("People")


def test_who_forgot_the_password_gets_a_link_from_an_administrator(
    visit: Visit, team: Team
) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    bob = visit(team.address + invite(ada, team, "bob@example.com"))
    fill(bob, name="Bob", password=PASSWORD)
    ada.goto(f"{team.address}/people")
    row_of(ada, "bob@").get_by_role("button", name="New password").click()

    bob.goto(team.address + shown_link(ada))
    fill(bob, password=OTHER)
    expect(bob.get_by_role("status").first).to_contain_text("Your password is changed")
    fill(bob, email="bob@example.com", password=OTHER)
    expect(bob.get_by_role("navigation", name="Account")).to_contain_text("Bob")


def test_a_session_that_is_ended_elsewhere_asks_to_sign_in(visit: Visit, team: Team) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    other = visit(f"{team.address}/sign-in?next=/account")
    fill(other, email="ada@example.com", password=PASSWORD)
    ada.goto(f"{team.address}/account")
    ada.get_by_role("button", name="End").click()
    expect(ada.locator("tbody tr")).to_have_count(1)
    other.reload()
    assert "/sign-in?next=%2Faccount" in other.url
    ada.get_by_role("button", name="Sign out", exact=True).last.click()
    expect(ada.get_by_role("button", name="Sign in")).to_be_visible()


def test_signing_in_leads_back_to_the_choices(visit: Visit, host: Host) -> None:
    team = host(admission="closed")
    ada = visit(team.address)
    set_up(ada, team)
    bob = visit(f"{team.address}/?name=Shop&features=docker")
    fill(bob, email="ada@example.com", password=PASSWORD)
    expect(bob.locator("#name")).to_have_value("Shop")
    expect(bob.get_by_label("Docker", exact=True)).to_be_checked()


def test_who_signs_in_while_choosing_loses_no_choice(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    set_up(page, team)
    page.context.clear_cookies()
    page.goto(f"{team.address}/?name=Shop")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    page.get_by_role("button", name="Sign in").click()
    fill(page, email="ada@example.com", password=PASSWORD)
    expect(page.get_by_role("navigation", name="Account")).to_contain_text("Ada")
    expect(page.locator("#name")).to_have_value("Shop")
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()


def test_a_session_that_ended_while_choosing_asks_to_sign_in(visit: Visit, host: Host) -> None:
    team = host(admission="closed")
    ada = visit(team.address)
    set_up(ada, team)
    ada.goto(f"{team.address}/?name=Shop")
    ada.context.clear_cookies()
    ada.get_by_label("Docker", exact=True).click()
    ada.wait_for_url("**/sign-in?next=%2F%3Fname%3DShop")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_of_accounts(
    visit: Visit, axe: Callable[[Page], list[str]], team: Team, theme: Literal["light", "dark"]
) -> None:
    page = visit(f"{team.address}/setup", color_scheme=theme)
    assert axe(page) == []
    fill(page, token=GUESS, name="Ada", email="ada@example.com", password=SHORT)
    assert axe(page) == []
    set_up(page, team)
    link = invite(page, team, "bob@example.com")
    assert axe(page) == []
    for path in ("/account", "/people", "/", link, "/reset/token", "/sign-in"):
        page.goto(team.address + path)
        assert axe(page) == [], path


def test_pages_of_accounts_fit_a_phone(visit: Visit, team: Team) -> None:
    page = visit(f"{team.address}/setup", viewport=NARROW)
    set_up(page, team)
    link = invite(page, team, "somebody.with.a.long.address@a-company-of-many-words.example.com")
    for path in ("/people", "/account", link, "/sign-in", "/"):
        page.goto(team.address + path)
        assert width(page) == NARROW[0], path


@pytest.mark.parametrize("language", ["English", "Deutsch"])
def test_the_wizard_of_somebody_signed_in_fits_every_width(
    visit: Visit, team: Team, language: str
) -> None:
    page = visit(team.address)
    page.goto(f"{team.address}/setup")
    fill(page, token=team.token, name="Ada " * 20, email="ada@example.com", password=PASSWORD)
    page.goto(team.address)
    page.get_by_role("button", name=language).click()
    for screen in (320, 390, 701, 768, 901, 1024, 1201, 1440):
        page.set_viewport_size({"width": screen, "height": 800})
        assert width(page) == screen
