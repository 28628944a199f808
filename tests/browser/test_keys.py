"""Everything that keys reach, and that they stay out of texts."""

from playwright.sync_api import expect

from .conftest import Visit
from .documents import ALBUM, ARTIST, address


def test_letters_find_an_option_and_choose_it(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("postg")
    expect(page.locator("#menu [aria-selected=true]")).to_have_text("Option PostgreSQL")
    page.keyboard.press("Enter")
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#compare")).to_contain_text("SQLite → PostgreSQL")


def test_letters_find_a_file_an_entity_and_an_action(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM))
    page.get_by_role("button", name="Find").click()
    page.keyboard.type("core config")
    page.keyboard.press("Enter")
    expect(page.locator("#work h2")).to_have_text("app/core/config.py")
    page.keyboard.press("Control+k")
    page.keyboard.type("album")
    page.keyboard.press("Enter")
    expect(page.locator("#name-of-entity")).to_have_value("Album")
    page.keyboard.press("Control+k")
    page.keyboard.type("review")
    page.keyboard.press("Enter")
    expect(page.locator("#review")).to_be_visible()


def test_the_menu_walks_by_arrows_and_says_when_nothing_is_found(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("docker")
    first = page.locator("#menu [aria-selected=true]").text_content()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#menu [aria-selected=true]")).not_to_have_text(str(first))
    page.locator("#menu-field").fill("no such thing")
    expect(page.locator("#menu-none")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()


def test_n_and_p_walk_through_what_changed(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).check()
    expect(page.locator(".file:has(.change)").first).to_be_attached()
    title = page.locator("#work h2")
    page.keyboard.press("n")
    expect(title).not_to_have_text("app/main.py")
    first = str(title.text_content())
    page.keyboard.press("n")
    expect(title).not_to_have_text(first)
    page.keyboard.press("p")
    expect(title).to_have_text(first)


def test_single_keys_stay_out_of_texts_and_can_be_switched_off(visit: Visit) -> None:
    page = visit("/")
    page.locator("#name").fill("")
    page.locator("#name").type("and?")
    expect(page.locator("#name")).to_have_value("and?")
    page.locator("h1").click()
    page.keyboard.press("a")
    expect(page.locator("#line")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_label("Single keys act outside of texts").uncheck()
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("a")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("#line")).not_to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#review")).to_be_visible()


def test_what_was_made_lately_is_found_again_in_this_browser(visit: Visit) -> None:
    page = visit("/?name=Shop&database=postgresql")
    page.goto("/?name=Shelf")
    page.get_by_label("Docker", exact=True).check()
    expect(page.locator("#compare")).to_contain_text("+ Docker")
    page.goto("/")
    page.get_by_role("button", name="Start from…").click()
    expect(page.locator("#recent a")).to_have_text(["Shelf", "Shop"])
    page.locator("#recent").get_by_role("link", name="Shelf").click()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    page.get_by_role("button", name="Start from…").click()
    page.get_by_role("button", name="Forget them").click()
    page.reload()
    page.get_by_role("button", name="Start from…").click()
    expect(page.locator("#recent a")).to_have_text(["Shelf"])


def test_p_begins_with_the_last_file_that_changed(visit: Visit) -> None:
    page = visit("/?show=api")
    page.get_by_label("Docker", exact=True).check()
    changed = page.locator(".file:has(.change):not([aria-current])")
    expect(changed.first).to_be_attached()
    last = str(page.locator(".file:has(.change)").last.get_attribute("value"))
    page.locator("h1").click()
    expect(page.locator(".file[aria-current]:has(.change)")).to_have_count(0)
    page.keyboard.press("p")
    expect(page.locator("#work h2")).to_have_text(last)


def test_the_review_opens_by_keyboard_at_its_download(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#review .primary")).to_be_focused()
