"""What a team keeps: saved, revised, put together, approved."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.integration.accounts import PASSWORD

from .conftest import Visit
from .looks import NARROW, WIDE, width
from .team import Team, confirm, fill, go_to_save, invite, set_up

NOT_FOUND = 404
ORDERS = "/workspaces/shop-team/blueprints/orders"


def choose(page: Page, team: Team, query: str) -> None:
    """Open a state of the wizard, and go to where it is saved."""
    page.goto(f"{team.address}/?{query}")
    go_to_save(page)


def begin(page: Page, team: Team) -> None:
    """Save `orders` for the first time."""
    choose(page, team, "name=Orders")
    page.locator("#workspace_name").fill("Shop team")
    page.locator("#tags").fill("shop, api")
    confirm(page)
    page.wait_for_url(f"**{ORDERS}/revisions/1")


def joined(page: Page, team: Team, visit: Visit, role: str) -> Page:
    """Invite Bob, and let him into the workspace; return his browser."""
    bob = visit(team.address + invite(page, team, "bob@example.com"))
    fill(bob, name="Bob", password=PASSWORD)
    page.goto(f"{team.address}/workspaces/shop-team/members")
    page.locator("#email").fill("bob@example.com")
    page.locator("#role").select_option(role)
    confirm(page)
    expect(page.get_by_role("row")).to_have_count(3)
    return bob


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_what_is_chosen_is_saved_and_revised(visit: Visit, team: Team, *, scripted: bool) -> None:
    page = visit(team.address, java_script_enabled=scripted)
    set_up(page, team)
    begin(page, team)
    page.get_by_role("link", name="Open and edit").click()
    expect(page.get_by_role("link", name="revision 1")).to_be_visible()
    page.goto(f"{page.url}&features=docker")
    go_to_save(page)
    expect(page.locator("#summary")).to_have_value("Features: + Docker")
    confirm(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Orders Revision 2")
    page.get_by_role("link", name="Against revision 1").click()
    expect(page.locator(".shared-files .changes").first).to_contain_text("+")


def test_a_choice_that_was_just_made_is_saved_too(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    set_up(page, team)
    page.goto(f"{team.address}/?name=Orders")
    page.get_by_label("Docker", exact=True).check()
    go_to_save(page)
    assert "docker" in page.url


def test_of_two_who_save_at_once_neither_loses_anything(visit: Visit, team: Team) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    begin(ada, team)
    bob = joined(ada, team, visit, "editor")
    saved = "saved=shop-team%2Forders%2F1"
    choose(ada, team, f"name=Orders&description=Sells&features=docker&{saved}")
    choose(bob, team, f"name=Orders&description=Buys&features=gunicorn&{saved}")
    confirm(ada)
    ada.wait_for_url(f"**{ORDERS}/revisions/2")

    confirm(bob)
    expect(bob.get_by_role("alert")).to_contain_text("Somebody saved a revision in the meantime")
    clash = bob.get_by_role("row").filter(has_text="Description")
    expect(clash.get_by_role("radio")).to_have_count(2)
    expect(bob.get_by_role("row").filter(has_text="Docker")).to_contain_text("on")
    clash.get_by_label("Yours").check()
    confirm(bob)
    bob.wait_for_url(f"**{ORDERS}/revisions/3")
    changes = bob.get_by_role("region", name="Unlike revision 2")
    expect(changes).to_contain_text("Sells → Buys")
    expect(changes).to_contain_text("+ Gunicorn")
    expect(changes).not_to_contain_text("Docker")


def test_who_may_only_read_is_offered_nothing_else(visit: Visit, team: Team) -> None:
    ada = visit(team.address)
    set_up(ada, team)
    begin(ada, team)
    bob = joined(ada, team, visit, "viewer")
    bob.goto(f"{team.address}{ORDERS}/revisions/1")
    expect(bob.get_by_role("button", name="Approve")).to_have_count(0)
    bob.get_by_role("link", name="Open and edit").click()
    go_to_save(bob)
    expect(bob.locator("#workspace_name")).to_be_visible()


def test_a_revision_is_approved_and_an_old_one_restored(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    set_up(page, team)
    begin(page, team)
    page.get_by_role("button", name="Approve").click()
    choose(page, team, "name=Orders&features=docker&saved=shop-team%2Forders%2F1")
    confirm(page)
    page.goto(f"{team.address}{ORDERS}")
    row = page.get_by_role("row").filter(has_text="First version")
    expect(row).to_contain_text("approved")
    row.get_by_role("link", name="1").click()
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Orders Revision 3")


def share(page: Page, team: Team) -> str:
    """Make a link for everybody; return its path."""
    page.goto(f"{team.address}{ORDERS}/links")
    page.locator("#audience").select_option("public")
    confirm(page)
    return "/l/" + page.locator("code").first.inner_text().rpartition("/")[2]


def test_a_link_leads_readers_to_the_latest_revision(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    set_up(page, team)
    begin(page, team)
    link = share(page, team)
    reader = visit(team.address + link)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Orders Revision 1")
    reader.get_by_role("link", name="Open and edit").click()
    expect(reader.locator("#name")).to_have_value("Orders")
    expect(reader.locator("#save")).to_have_count(0)
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("button", name="Revoke")).to_have_count(0)
    assert reader.request.get(team.address + link).status == NOT_FOUND


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_a_token_is_shown_until_the_page_is_asked_for_again(
    visit: Visit, team: Team, *, scripted: bool
) -> None:
    page = visit(team.address, java_script_enabled=scripted)
    set_up(page, team)
    page.goto(f"{team.address}/account/tokens")
    page.locator("#name").fill("CI")
    confirm(page)
    token = page.locator("#token").inner_text()
    asked = page.request.get(
        f"{team.address}/api/v1/caller", headers={"Authorization": f"Bearer {token}"}
    )
    assert asked.json()["scope"] == "read"
    expect(page.get_by_role("button", name="Copy token")).to_have_count(1 if scripted else 0)
    page.goto(f"{team.address}/account/tokens")
    expect(page.locator("#token")).to_have_count(0)
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("button", name="Revoke")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_pages_of_workspaces(
    visit: Visit,
    axe: Callable[[Page], list[str]],
    team: Team,
    theme: Literal["light", "dark"],
    viewport: tuple[int, int],
) -> None:
    page = visit(team.address, color_scheme=theme, viewport=viewport)
    set_up(page, team)
    begin(page, team)
    choose(page, team, "name=Shop&saved=shop-team%2Forders%2F1")
    confirm(page)
    link = share(page, team)
    together = "document=name%3DStore%26saved%3Dshop-team%252Forders%252F1"
    home = "/workspaces/shop-team"
    for path in (
        *("/workspaces", home, f"{home}/members", f"{home}/settings", ORDERS, "/audit"),
        *(
            f"{ORDERS}/settings",
            f"{ORDERS}/links",
            f"{home}/audit",
            f"{home}/tokens",
            "/account/tokens",
            f"{ORDERS}/revisions/1",
            f"{ORDERS}/revisions/2?against=1",
        ),
        *(f"{ORDERS}/save?{together}", "/save?document=name%3DOther", link),
    ):
        page.goto(team.address + path)
        assert width(page) == viewport[0], path
        assert axe(page) == [], path
        page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
