"""People who sign in at the provider of their company, and link the accounts that they have."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.integration.accounts import PASSWORD

from .conftest import Host, Visit
from .looks import NARROW, width
from .provider import TURN_BACK, as_first, offered
from .team import Team, fill, invite, set_up

BOB = "bob@example.com"


@pytest.fixture
def team(servers: ExitStack, host: Host) -> Team:
    """Serve a builder with two providers that nobody has set up."""
    first, further = (servers.enter_context(offered(name)) for name in ("Contoso", "Acme Research"))
    return host(**as_first(first), oidc_providers={"acme": further})


def go(
    page: Page, team: Team, who: str, there: str = "/account", provider: str = "Contoso"
) -> None:
    """Sign in at a provider, on the way to a page."""
    page.goto(f"{team.address}{there}")
    page.get_by_role("link", name=f"Sign in with {provider}").click()
    come_back(page, team, who)


def link(page: Page, team: Team, who: str, provider: str = "Contoso") -> None:
    """Link the account with somebody at a provider."""
    page.goto(f"{team.address}/account")
    page.get_by_role("button", name=f"Link with {provider}").click()
    page.get_by_role("link", name=f"Go to {provider}").click()
    come_back(page, team, who)


def come_back(page: Page, team: Team, who: str) -> None:
    """Choose who to be at the provider, and wait for the page of the builder."""
    page.get_by_role("link", name=who, exact=True).click()
    page.wait_for_url(f"{team.address}/**")


def leave(page: Page) -> None:
    """Sign out, and forget everything."""
    page.context.clear_cookies()


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_somebody_links_the_account_signs_in_there_and_unlinks_it(
    visit: Visit, team: Team, *, scripted: bool
) -> None:
    page = visit(team.address, java_script_enabled=scripted)
    set_up(page, team)
    link(page, team, "ada")
    row = page.get_by_role("row").filter(has_text="http://127.0.0.1")
    expect(row).to_contain_text("ada@example.com")
    leave(page)
    go(page, team, "ada", "/workspaces")
    expect(page).to_have_url(f"{team.address}/workspaces")
    page.goto(f"{team.address}/account")
    row.get_by_role("button", name="Unlink").click()
    expect(row).to_have_count(0)
    leave(page)
    go(page, team, "ada")
    expect(page.get_by_role("alert")).to_contain_text("An account has this e-mail address")
    fill(page, email="ada@example.com", password=PASSWORD)


def test_who_is_invited_comes_by_the_provider_and_nobody_else(visit: Visit, team: Team) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    invite(ada, team, BOB)
    bob = visit(team.address)
    go(bob, team, "bob")
    expect(bob.locator("main")).to_contain_text(BOB)
    ada.goto(f"{team.address}/audit")
    joined = ada.get_by_role("row").filter(has_text="person.joined")
    expect(joined.filter(has_text=BOB)).to_have_count(1)
    eve = visit(team.address)
    go(eve, team, "eve")
    expect(eve.get_by_role("alert")).to_contain_text("Nobody invited this e-mail address")


def test_who_turns_back_is_told_and_can_go_on_with_a_password(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    set_up(page, team)
    link(page, team, TURN_BACK)
    expect(page.get_by_role("alert")).to_contain_text("You turned back")
    leave(page)
    go(page, team, TURN_BACK)
    expect(page.get_by_role("alert")).to_contain_text("You turned back")
    fill(page, email="ada@example.com", password=PASSWORD)
    expect(page).to_have_url(f"{team.address}/account")


def test_an_account_is_linked_with_two_providers_and_opened_by_either(
    visit: Visit, team: Team
) -> None:
    page = visit(team.address)
    set_up(page, team)
    link(page, team, "ada")
    link(page, team, "bob", "Acme Research")
    expect(page.get_by_role("row").filter(has_text="http://127.0.0.1")).to_have_count(2)
    for who, provider in (("bob", "Acme Research"), ("ada", "Contoso")):
        leave(page)
        go(page, team, who, provider=provider)
        expect(page.locator("main")).to_contain_text("ada@example.com")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_way_to_the_provider(
    visit: Visit, axe: Callable[[Page], list[str]], team: Team, theme: Literal["light", "dark"]
) -> None:
    page = visit(f"{team.address}/setup", color_scheme=theme)
    set_up(page, team)
    page.goto(f"{team.address}/account")
    assert axe(page) == []
    page.get_by_role("button", name="Link with Contoso").click()
    expect(page.get_by_role("link", name="Go to Contoso")).to_be_visible()
    assert axe(page) == []
    link(page, team, "ada")
    assert axe(page) == []
    leave(page)
    page.goto(f"{team.address}/sign-in?sign_in_error=access_denied")
    assert axe(page) == []


def test_pages_of_the_provider_fit_a_phone(visit: Visit, team: Team) -> None:
    page = visit(f"{team.address}/setup", viewport=NARROW)
    set_up(page, team)
    link(page, team, "ada")
    assert width(page) == NARROW[0]
    page.get_by_role("button", name="Link with Contoso").click()
    expect(page.get_by_role("link", name="Go to Contoso")).to_be_visible()
    assert width(page) == NARROW[0]
    leave(page)
    page.goto(f"{team.address}/sign-in")
    assert width(page) == NARROW[0]
