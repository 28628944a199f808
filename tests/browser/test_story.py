"""The whole story of a team, told by two people and a stranger in browsers of their own."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .founding import (
    ADA,
    BOB,
    HOME,
    WHY,
    Story,
    follow_an_invitation,
    lock_the_database,
    make_the_workspace,
    start,
)
from .team import Team, confirm, go_to_save

NOT_FOUND, UNAUTHORIZED = 404, 401
ORDERS = f"{HOME}/blueprints/orders"
DONE = [
    (ADA, "workspace.made"),
    (ADA, "member.added"),
    (ADA, "preset.made"),
    (ADA, "revision.saved"),
    (BOB, "revision.saved"),
    (ADA, "revision.saved"),
    (BOB, "revision.saved"),
    (ADA, "revision.approved"),
    (ADA, "link.made"),
    (ADA, "link.revoked"),
    (ADA, "token.made"),
    (ADA, "token.revoked"),
    (ADA, "workspace.exported"),
]


@pytest.fixture
def story(team: Team, visit: Visit, axe: Callable[[Page], list[str]]) -> Story:
    """Begin with a builder that nobody has set up."""
    return Story(team, visit, axe)


def test_a_team_goes_from_the_first_start_to_the_audit(story: Story, tmp_path: Path) -> None:
    ada = story.visit(story.team.address)
    start(story, ada)
    bob = follow_an_invitation(story, ada)
    make_the_workspace(story, ada)
    lock_the_database(story, ada)
    save_under_the_lock(story, ada)
    revise(story, bob)
    save_at_once(story, ada, bob)
    approve(story, ada, bob)
    share_and_revoke(story, ada)
    make_and_revoke_a_token(story, ada)
    export(story, ada)
    read_the_audit(story, ada)
    whole = f"shop-team: whole, {len(DONE)} events"
    assert whole in audited(f"sqlite+aiosqlite:///{tmp_path}/team.db")
    assert story.wrong == []


def audited(url: str) -> str:
    """Let the command line check the audit, which has to be whole; return what it says."""
    environment = {**os.environ, "APP_DATABASE_URL": url}
    return subprocess.run(
        ["builder", "audit"], env=environment, check=True, capture_output=True, text=True
    ).stdout


def save_under_the_lock(story: Story, ada: Page) -> None:
    """Begin a Blueprint in the wizard, which shows what is locked and why."""
    ada.get_by_role("link", name="New Blueprint").click()
    expect(ada.get_by_label("SQLite", exact=True)).to_be_disabled()
    expect(ada.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(ada.locator("#group-database")).to_contain_text(f"Locked: {WHY}")
    story.look(ada)
    ada.locator("#name").fill("Orders")
    ada.wait_for_url("**name=Orders**")
    go_to_save(ada)
    story.look(ada)
    confirm(ada)
    ada.wait_for_url(f"**{ORDERS}/revisions/1")
    story.look(ada)


def revise(story: Story, bob: Page) -> None:
    """Let Bob open the Blueprint from where it is kept, add a feature, and save."""
    story.open(bob, HOME)
    bob.get_by_role("link", name="Orders").click()
    story.look(bob)
    bob.get_by_role("link", name="Show the latest").click()
    bob.get_by_role("link", name="Open and edit").click()
    bob.get_by_label("Docker", exact=True).check()
    go_to_save(bob)
    expect(bob.locator("#summary")).to_have_value("Features: + Docker")
    story.look(bob)
    confirm(bob)
    bob.wait_for_url(f"**{ORDERS}/revisions/2")
    bob.get_by_role("link", name="Against revision 1").click()
    story.look(bob)


def save_at_once(story: Story, ada: Page, bob: Page) -> None:
    """Let both save after revision 2: the second puts both together."""
    for page, words, feature in (ada, "Sells", "Gunicorn"), (bob, "Buys", "Docker Compose"):
        page.goto(f"{story.team.address}{ORDERS}/revisions/2")
        page.get_by_role("link", name="Open and edit").click()
        page.goto(f"{page.url}&description={words}")
        page.get_by_label(feature, exact=True).check()
        go_to_save(page)
    confirm(ada)
    ada.wait_for_url(f"**{ORDERS}/revisions/3")
    confirm(bob)
    expect(bob.get_by_role("alert")).to_contain_text("Somebody saved a revision in the meantime")
    story.look(bob)
    bob.get_by_role("row").filter(has_text="Description").get_by_label("Yours").check()
    confirm(bob)
    bob.wait_for_url(f"**{ORDERS}/revisions/4")
    for number, feature in ((3, "+ Gunicorn"), (4, "+ Docker Compose")):
        bob.goto(f"{story.team.address}{ORDERS}/revisions/{number}")
        expect(bob.locator("main")).to_contain_text(feature)
    expect(bob.get_by_role("region", name="Unlike revision 3")).to_contain_text("Sells → Buys")
    expect(bob.get_by_role("region", name="Unlike revision 3")).not_to_contain_text("Gunicorn")


def approve(story: Story, ada: Page, bob: Page) -> None:
    """Let Ada approve what Bob saved, which he may not."""
    expect(bob.get_by_role("button", name="Approve")).to_have_count(0)
    ada.goto(bob.url)
    ada.get_by_role("button", name="Approve").click()
    expect(ada.get_by_role("button", name="Withdraw the approval")).to_be_visible()
    story.look(ada)
    story.open(ada, ORDERS)
    expect(ada.get_by_role("row").filter(has_text="approved")).to_have_count(1)


def share_and_revoke(story: Story, ada: Page) -> None:
    """Let a stranger read by a link, until it is revoked."""
    ada.goto(f"{story.team.address}{ORDERS}/links")
    ada.locator("#audience").select_option("public")
    confirm(ada)
    story.look(ada)
    link = ada.locator("code").first.inner_text()
    stranger = story.visit(story.team.address + "/l/" + link.rpartition("/")[2])
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Orders Revision 4")
    assert stranger.request.get(f"{story.team.address}/api/v1{ORDERS}").status == UNAUTHORIZED
    story.look(stranger)
    ada.get_by_role("button", name="Revoke").click()
    expect(ada.get_by_role("button", name="Revoke")).to_have_count(0)
    unwatched = stranger.context.new_page()
    answer = unwatched.goto(stranger.url)
    assert answer
    assert answer.status == NOT_FOUND
    story.look(unwatched)


def make_and_revoke_a_token(story: Story, ada: Page) -> None:
    """Let a program read with a token, which is shown once, until it is revoked."""
    ada.goto(f"{story.team.address}{HOME}/tokens")
    ada.locator("#name").fill("CI")
    confirm(ada)
    story.look(ada)
    bearer = {"Authorization": f"Bearer {ada.locator('#token').inner_text()}"}
    api = f"{story.team.address}/api/v1{ORDERS}"
    assert ada.request.get(api, headers=bearer).json()["latest"] == 4
    story.open(ada, f"{HOME}/tokens")
    expect(ada.locator("#token")).to_have_count(0)
    ada.get_by_role("button", name="Revoke").click()
    expect(ada.get_by_role("button", name="Revoke")).to_have_count(0)
    assert ada.request.get(api, headers=bearer).status == UNAUTHORIZED


def export(story: Story, ada: Page) -> None:
    """Take the workspace along: every revision is in it."""
    story.open(ada, HOME)
    with ada.expect_download() as download:
        ada.get_by_role("button", name="Export").click()
    with ZipFile(download.value.path()) as archive:
        names = {f"shop-team/orders/{each}.zip" for each in range(1, 5)}
        assert names < set(archive.namelist())


def read_the_audit(story: Story, ada: Page) -> None:
    """Read all that was done, in order, on the page and in what is taken along."""
    story.open(ada, f"{HOME}/audit")
    cells = ada.locator("tbody tr").all()
    shown = [tuple(each.locator("td").nth(at).inner_text() for at in (1, 2)) for each in cells]
    assert shown[::-1] == DONE
    with ada.expect_download() as download:
        ada.get_by_role("link", name="JSON").click()
    told = json.loads(download.value.path().read_text())
    assert len(told) == len(DONE)
    story.open(ada, "/audit")
