"""Who may read and write, asked in the entity editor."""

from playwright.sync_api import expect

from .conftest import Visit
from .documents import ARTIST, address

WAYS = "#unguarded"


def test_guards_are_offered_once_people_sign_in(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    expect(page.locator("#access-read")).to_have_count(0)
    expect(page.locator("#trait-authored")).to_have_count(0)
    expect(page.locator(WAYS)).to_contain_text("local")
    page.get_by_label("Local accounts").check()
    expect(page.locator("#access-read")).to_be_visible()
    expect(page.locator("#trait-authored")).to_be_visible()
    expect(page.locator(WAYS)).to_have_count(0)


def test_an_owner_needs_authors_and_a_button_turns_them_on(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist", auth="local"))
    page.locator("#access-read").select_option("owner")
    authored = page.locator("#trait-authored")
    expect(authored).to_have_attribute("aria-invalid", "true")
    page.locator("#trait-authored-problem").get_by_role("button").click()
    expect(authored).to_be_checked()
    expect(authored).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#access-read")).to_have_value("owner")
    expect(page.locator("[id='file-app/repositories/ownership.py']")).to_be_attached()
