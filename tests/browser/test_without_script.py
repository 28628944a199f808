"""The same wizard without JavaScript: every state is an address, nothing is lost."""

from playwright.sync_api import expect

from .conftest import Visit
from .documents import ALBUM, ARTIST, address


def test_options_are_sent_by_a_button_and_lead_to_the_short_address(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_label("Docker", exact=True).check()
    page.get_by_label("Name", exact=True).fill("Shop")
    page.get_by_role("button", name="Update preview").click()
    assert page.url.endswith("/?name=Shop&features=docker")
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_be_attached()


def test_a_file_opens(visit: Visit) -> None:
    page = visit("/?name=Shop", java_script_enabled=False)
    page.get_by_role("button", name="pyproject.toml").click()
    assert page.url.endswith("/?name=Shop&file=pyproject.toml#work")
    expect(page.locator("#code")).to_contain_text('name = "shop"')


def test_a_wrong_value_stays_in_its_field(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_label("Package").fill("class")
    page.get_by_role("button", name="Update preview").click()
    expect(page.get_by_label("Package")).to_have_value("class")
    expect(page.get_by_label("Package")).to_have_attribute("aria-invalid", "true")
    page.locator("#package-problem").get_by_role("button").click()
    expect(page.get_by_role("link", name="Download")).to_be_visible()


def test_an_entity_is_made_and_edited(visit: Visit) -> None:
    page = visit("/?features=docker", java_script_enabled=False)
    page.get_by_role("link", name="Add the first entity").click()
    page.locator("#name-of-entity").fill("Album")
    page.locator("#fields-1-name").fill("year")
    page.locator("#fields-1-type").select_option("integer")
    page.get_by_role("button", name="Add field").click()
    assert "features=docker" in page.url
    assert "entity=Album" in page.url
    expect(page.locator("#fields-1-type")).to_have_value("integer")
    expect(page.locator("#fields-2-name")).to_have_value("")
    expect(page.locator("[id='file-app/models/album.py']")).to_be_attached()


def test_a_wrong_entity_comes_back_as_it_was_sent(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"), java_script_enabled=False)
    page.locator("#fields-0-name").fill("class")
    page.locator("#fields-1-name").fill("country")
    with page.expect_response("**/entity") as answer:
        page.get_by_role("button", name="Save entity").click()
    assert answer.value.status == 422
    expect(page.locator("#fields-0-name")).to_have_value("class")
    expect(page.locator("#fields-0-name")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fields-1-name")).to_have_value("country")


def test_entities_move_and_go(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM), java_script_enabled=False)
    page.get_by_role("button", name="Move Album up").click()
    expect(page.locator("#entities .entity-name")).to_have_text(["Album", "Artist"])
    page.get_by_role("button", name="Remove Album").click()
    expect(page.locator("#entities .entity-name")).to_have_text(["Artist"])
    page.go_back()
    expect(page.locator("#entities .entity-name")).to_have_text(["Album", "Artist"])


def test_a_theme_of_the_cookie_needs_no_script(visit: Visit, address: str) -> None:
    page = visit("/", java_script_enabled=False)
    page.context.add_cookies([{"name": "theme", "value": "dark", "url": address}])
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
