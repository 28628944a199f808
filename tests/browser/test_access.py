"""Who may read and write, asked in the entity editor."""

from playwright.sync_api import expect

from .actions import enter
from .conftest import Visit
from .documents import ARTIST, address

WAYS = "#unguarded"


def test_guards_are_offered_once_people_sign_in(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    expect(page.locator("#access-read")).to_have_count(0)
    expect(page.locator("#trait-authored")).to_have_count(0)
    expect(page.locator(WAYS)).to_contain_text("Local accounts")
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


GUARDED = "Note: text string!"


def test_entities_outlive_that_nobody_signs_in_any_more(visit: Visit) -> None:
    page = visit("/?auth=local")
    enter(page, GUARDED)
    page.get_by_role("link", name="Note", exact=True).click()
    page.get_by_label("Authors").check()
    page.get_by_label("Who reads").select_option("owner")
    expect(page.locator(".compare")).to_contain_text("read")
    page.locator("#auth-none").check()
    told = page.locator("#entities .problem")
    expect(told).to_contain_text("Note")
    expect(page.locator("#said")).to_contain_text("problems with the entities")
    expect(page.locator("#bar")).not_to_contain_text("Verified")
    page.get_by_role("link", name="problems to fix").click()
    expect(told).to_be_in_viewport()
    page.reload()
    expect(told).to_contain_text("Note")
    enter(page, "Tag: name")
    expect(page.locator("#said")).to_contain_text("Nothing changed")
    page.locator("#auth-local").check()
    expect(told).to_have_count(0)
    page.get_by_role("link", name="Note", exact=True).click()
    expect(page.get_by_label("Who reads")).to_have_value("owner")


def test_one_click_goes_on_without_what_nobody_needs_any_more(visit: Visit) -> None:
    page = visit("/?auth=local")
    enter(page, GUARDED)
    page.get_by_role("link", name="Note", exact=True).click()
    page.get_by_label("Authors").check()
    expect(page.locator(".compare")).to_contain_text("authored")
    page.locator("#auth-none").check()
    page.get_by_role("link", name="Go on without it").click()
    expect(page.locator("#entities .problem")).to_have_count(0)
    expect(page.locator("#entities")).to_contain_text("Note")
    expect(page.get_by_role("link", name="Download")).to_be_visible()
