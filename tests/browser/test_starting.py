"""What a project can start from: a purpose, a sample, chance, and a file."""

from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Visit
from .documents import ARTIST, address

EXAMPLES = Path(__file__).parents[2] / "examples"


def open_menu(page: Page) -> None:
    """Open what there is to start from."""
    page.get_by_role("button", name="Start from").click()


def test_a_purpose_makes_its_choices_and_keeps_name_and_entities(visit: Visit) -> None:
    page = visit(f"{address(ARTIST)}&name=Shop")
    open_menu(page)
    page.get_by_role("button", name="Standard API").click()
    page.wait_for_url("**auth=local**")
    expect(page.locator("#start")).to_be_hidden()
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Shop")
    expect(page.locator("#entities")).to_contain_text("Artist")
    expect(page.locator("#tree .changes .added")).to_contain_text("+")
    page.go_back()
    expect(page.get_by_label("SQLite", exact=True)).to_be_checked()


def test_chance_gives_something_that_can_be_downloaded(visit: Visit) -> None:
    page = visit("/?name=Shop")
    open_menu(page)
    with page.expect_response("**seed=any**"):
        page.get_by_role("button", name="Surprise me").click()
    expect(page.get_by_role("link", name="Download")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Shop")


def test_a_sample_opens(visit: Visit) -> None:
    page = visit("/")
    open_menu(page)
    page.get_by_role("link", name="Library").click()
    expect(page.locator("#entities")).to_contain_text("Book")


def test_every_name_that_a_project_had_is_found_again(visit: Visit) -> None:
    page = visit("/")
    name = page.get_by_label("Name", exact=True)
    name.fill("Shop")
    expect(page).to_have_title("Shop – Accelerator")
    name.fill("Blog")
    expect(page).to_have_title("Blog – Accelerator")
    open_menu(page)
    expect(page.locator("#recent a")).to_have_text(["Blog", "Shop"])
    page.locator("#recent").get_by_role("link", name="Shop").click()
    expect(name).to_have_value("Shop")


def test_a_name_that_is_typed_slowly_is_one_project(visit: Visit) -> None:
    page = visit("/")
    name = page.get_by_label("Name", exact=True)
    name.fill("")
    for letters, typed in (("Sh", "Sh"), ("op", "Shop")):
        name.press_sequentially(letters)
        expect(page).to_have_title(f"{typed} – Accelerator")
    open_menu(page)
    expect(page.locator("#recent a")).to_have_text(["Shop"])


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit: Visit) -> None:
    page = visit("/")
    open_menu(page)
    chosen = page.get_by_label("Its blueprint.toml")
    large = b"#" * 1_000_001
    chosen.set_input_files({"name": "a.toml", "mimeType": "text/plain", "buffer": large})
    page.get_by_role("button", name="Open", exact=True).click()
    assert chosen.evaluate("input => input.validationMessage") == (
        "A blueprint.toml has at most 1 MB."
    )
    assert not page.url.endswith("/blueprint")
    chosen.set_input_files(EXAMPLES / "library.toml")
    assert chosen.evaluate("input => input.validity.valid")


def test_a_file_restores_every_choice(visit: Visit) -> None:
    page = visit("/")
    open_menu(page)
    page.get_by_label("Its blueprint.toml").set_input_files(EXAMPLES / "starters/4-saas.toml")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_label("Clerk", exact=True)).to_be_checked()
    expect(page.get_by_label("Name", exact=True)).to_have_value("SaaS back end")


def test_without_script_a_purpose_works_too(visit: Visit) -> None:
    page = visit("/?name=Shop", java_script_enabled=False)
    open_menu(page)
    page.get_by_role("button", name="Enterprise").click()
    assert "auth=oidc" in page.url
    assert "name=Shop" in page.url


def test_a_wrong_file_is_told_place_by_place(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "blueprint.toml"
    file.write_text('[project]\npackage = "class"\n', "utf-8")
    page = visit("/", java_script_enabled=False)
    open_menu(page)
    page.get_by_label("Its blueprint.toml").set_input_files(file)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("project.package")
