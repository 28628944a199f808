"""The first acts of a story: a team comes together, and agrees on a rule."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.integration.accounts import PASSWORD

from .conftest import Visit
from .looks import faults
from .team import Team, confirm, fill, shown_link

HOME = "/workspaces/shop-team"
ADA, BOB = "ada@example.com", "bob@example.com"
WHY = "The platform runs nothing else"
GUESS = "what nobody printed"


@dataclass(slots=True)
class Story:
    """Who takes part, where, and what was wrong with the pages that they saw."""

    team: Team
    visit: Visit
    axe: Callable[[Page], list[str]]
    wrong: list[str] = field(default_factory=list[str])

    def look(self, page: Page) -> None:
        """Look at a page that is new in the story, in all looks."""
        self.wrong += faults(page, self.axe)

    def open(self, page: Page, path: str) -> None:
        """Go somewhere, and look at it."""
        page.goto(self.team.address + path)
        self.look(page)


def start(story: Story, ada: Page) -> None:
    """Make the first account, with the token that the server printed."""
    story.look(ada)
    story.open(ada, "/setup")
    person = {"name": "Ada", "email": ADA, "password": PASSWORD}
    fill(ada, **person, token=GUESS)
    expect(ada.locator("#token")).to_have_attribute("aria-invalid", "true")
    story.look(ada)
    fill(ada, **person, token=story.team.token)
    story.open(ada, "/account")
    story.open(ada, "/workspaces")


def follow_an_invitation(story: Story, ada: Page) -> Page:
    """Invite Bob, who makes his account, signs out and in again; return his browser."""
    story.open(ada, "/people")
    ada.locator("#email").fill(BOB)
    ada.get_by_role("button", name="Make a link").click()
    story.look(ada)
    bob = story.visit(story.team.address + shown_link(ada))
    story.look(bob)
    fill(bob, name="Bob", password=PASSWORD)
    bob.get_by_role("button", name="Sign out").click()
    story.open(bob, "/sign-in")
    fill(bob, email=BOB, password=PASSWORD)
    expect(bob.get_by_role("button", name="Sign out")).to_be_visible()
    return bob


def make_the_workspace(story: Story, ada: Page) -> None:
    """Make a workspace, and let Bob in, who was outside."""
    ada.goto(f"{story.team.address}/workspaces")
    ada.locator("#name").fill("Shop team")
    confirm(ada)
    ada.wait_for_url(f"**{HOME}")
    story.look(ada)
    ada.goto(f"{story.team.address}{HOME}/members")
    ada.locator("#email").fill(BOB)
    ada.locator("#role").select_option("editor")
    confirm(ada)
    expect(ada.get_by_role("row")).to_have_count(3)
    story.look(ada)


def lock_the_database(story: Story, ada: Page) -> None:
    """Write a house rule, with its reason."""
    story.open(ada, f"{HOME}/presets")
    ada.goto(f"{story.team.address}{HOME}/presets/new")
    ada.locator("#name").fill("Service")
    ada.get_by_label("Rule for Database").select_option("locked")
    ada.get_by_label("Option of Database").select_option("postgresql")
    ada.get_by_label("Reason for Database").fill(WHY)
    story.look(ada)
    ada.get_by_role("button", name="Save the rules").click()
    ada.wait_for_url(f"**{HOME}/presets")
    story.look(ada)
