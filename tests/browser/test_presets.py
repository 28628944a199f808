"""House rules, from the team that writes them to the wizard that keeps them."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .looks import NARROW
from .team import Team, confirm, set_up

WHY = "The platform runs nothing else"
PRESETS = "/workspaces/shop-team/presets"


def ruled(page: Page, team: Team) -> None:
    """Make a workspace, and write a preset that locks the database and asks for Docker."""
    set_up(page, team)
    page.goto(f"{team.address}/workspaces")
    page.locator("#name").fill("Shop team")
    confirm(page)
    page.goto(f"{team.address}{PRESETS}/new")
    page.locator("#name").fill("Service")
    page.get_by_label("Rule for Database").select_option("locked")
    page.get_by_label("Option of Database").select_option("postgresql")
    page.get_by_label("Reason for Database").fill(WHY)
    page.get_by_label("Rule for Docker", exact=True).select_option("locked")
    page.get_by_label("Reason for Docker", exact=True).fill("Everything runs in containers")
    page.get_by_role("button", name="Save the rules").click()
    page.wait_for_url(f"**{PRESETS}")


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_what_is_locked_stays_while_the_rest_is_chosen(
    visit: Visit, team: Team, *, scripted: bool
) -> None:
    page = visit(team.address, java_script_enabled=scripted)
    ruled(page, team)
    page.get_by_role("link", name="New Blueprint").click()
    expect(page.get_by_label("SQLite", exact=True)).to_be_disabled()
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(page.locator("#group-database")).to_contain_text(f"Locked: {WHY}")
    page.get_by_label("Gunicorn", exact=True).check()
    if not scripted:
        page.get_by_role("button", name="Update preview").last.click()
    expect(page.locator(".bar .summary")).to_contain_text("PostgreSQL")
    expect(page.locator(".bar .summary")).to_contain_text("Docker · Gunicorn")
    expect(page.get_by_role("note")).to_contain_text("All of them are kept.")


def test_a_link_that_breaks_rules_is_mended_by_one_click_and_saved(
    visit: Visit, team: Team
) -> None:
    page = visit(team.address)
    ruled(page, team)
    page.goto(f"{team.address}/?name=Orders&preset=shop-team/service")
    expect(page.get_by_role("note")).to_contain_text("2 are broken.")
    expect(page.locator(".bar")).to_contain_text("2 problems to fix")
    expect(page.locator("#save")).to_have_count(0)
    page.get_by_role("button", name="Follow all of them").click()
    expect(page.get_by_role("note")).to_contain_text("All of them are kept.")
    page.locator("#save button").click()
    expect(page.locator("#preset_name")).to_have_value("shop-team/service")
    confirm(page)
    page.wait_for_url("**/blueprints/orders/revisions/1")
    page.get_by_role("link", name="Open and edit").click()
    expect(page.get_by_role("note")).to_contain_text("House rules of Shop team: Service.")


def test_a_rule_is_left_at_its_card_and_followed_there(visit: Visit, team: Team) -> None:
    page = visit(team.address)
    ruled(page, team)
    page.goto(f"{team.address}/?name=Orders&features=docker&preset=shop-team/service")
    page.locator("#database-problem").get_by_role("button", name="Follow the rule").click()
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(page.locator("#database-problem")).to_have_count(0)
    page.get_by_role("link", name="Go on without them").click()
    expect(page.get_by_role("note")).to_have_count(0)
    expect(page.get_by_label("SQLite", exact=True)).to_be_enabled()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_house_rules(
    visit: Visit,
    team: Team,
    axe: Callable[[Page], list[str]],
    theme: Literal["light", "dark"],
    size: tuple[int, int] | None,
) -> None:
    page = visit(team.address, color_scheme=theme)
    ruled(page, team)
    if size:
        page.set_viewport_size({"width": size[0], "height": size[1]})
    broken = "/?name=Orders&preset=shop-team/service"
    for path in (PRESETS, f"{PRESETS}/new", f"{PRESETS}/service/edit", broken):
        page.goto(f"{team.address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert axe(page) == [], path
