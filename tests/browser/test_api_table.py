"""The API of the project to come, beside the choices that make it."""

from playwright.sync_api import expect

from .conftest import Visit
from .documents import ARTIST, address


def test_the_api_follows_the_choices(visit: Visit) -> None:
    page = visit(address(ARTIST))
    page.get_by_role("link", name="API", exact=True).click()
    page.wait_for_url("**show=api**")
    row = page.locator(".api tr", has_text="POST /api/v1/artists")
    expect(row).to_contain_text("everybody")
    expect(row).to_contain_text("ArtistCreate")
    page.get_by_label("Local accounts", exact=True).check()
    page.wait_for_url("**auth=local**")
    expect(row).to_contain_text("whoever is signed in")
    expect(page.locator(".api")).to_contain_text("/api/v1/auth/register")


def test_an_operation_leads_to_its_code(visit: Visit) -> None:
    page = visit(f"{address(ARTIST)}&show=api")
    page.get_by_role("button", name="GET /api/v1/artists", exact=True).click()
    page.wait_for_url("**file=app%2Fapi%2Fendpoints%2Fartist.py")
    expect(page.locator("#code")).to_contain_text("list_artists")


def test_without_script_the_api_is_a_page(visit: Visit) -> None:
    page = visit(address(ARTIST), java_script_enabled=False)
    page.get_by_role("link", name="API", exact=True).click()
    expect(page.locator(".api")).to_contain_text("/api/v1/artists")


def test_each_resource_shows_what_is_sent_and_given_back(visit: Visit) -> None:
    page = visit(f"{address(ARTIST)}&show=api")
    page.get_by_text("Sent to create one").click()
    expect(page.locator(".examples pre").first).to_have_text('{\n  "name": "name"\n}')
    page.get_by_text("Given back of one").click()
    expect(page.locator(".examples pre").last).to_contain_text('"id": 1')
