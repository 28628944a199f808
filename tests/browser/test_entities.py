"""The entity editor with script: saved while one types, errors at the field."""

import re

from playwright.sync_api import expect

from .actions import enter
from .conftest import Visit
from .documents import ALBUM, ARTIST, address

NAME = "#name-of-entity"


def test_an_entity_is_made_by_typing_its_name(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Add the first entity").click()
    page.locator(NAME).press_sequentially("InvoiceLine", delay=45)
    expect(page.locator("#entities .entity-name")).to_have_text("InvoiceLine")
    expect(page.locator("[id='file-app/models/invoice_line.py']")).to_be_attached()
    expect(page.locator(NAME)).to_have_value("InvoiceLine")
    expect(page.locator(NAME)).to_be_focused()
    assert "entity=InvoiceLine" in page.url


def test_a_field_is_added_by_typing_into_the_blank_row(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    blank = page.locator("#fields-1-name")
    blank.press_sequentially("country", delay=45)
    expect(page.locator("#fields-2-name")).to_have_value("")
    expect(blank).to_have_value("country")
    expect(blank).to_be_focused()
    expect(page.locator("#entities .hint").first).to_contain_text("country")


def test_a_type_decides_what_else_is_asked(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.locator("#more-0 > summary").click()
    expect(page.locator("#fields-0-max_length")).to_have_value("120")
    page.locator("#fields-0-type").select_option("integer")
    expect(page.locator("#fields-0-max_length")).to_have_count(0)
    expect(page.locator("#fields-0-min")).to_be_visible()
    expect(page.locator("#more-0")).to_have_attribute("open", "")


def test_what_keeps_a_file_is_chosen_beside_its_field(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.locator("#fields-1-name").fill("portrait")
    page.locator("#fields-1-type").select_option("file")
    expect(page.locator("#work .pane-head")).to_contain_text("Not saved yet")
    page.get_by_role("button", name="Use it with File storage").click()
    expect(page.locator("#work .pane-head")).not_to_contain_text("Not saved yet")
    expect(page.get_by_label("File storage")).to_be_checked()
    expect(page.locator("#entities .hint").first).to_contain_text("portrait")
    expect(page.locator("#fields-1-type option:checked")).to_have_text("file")


def test_a_reserved_name_is_refused_at_the_field_with_a_way_out(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    name = page.locator("#fields-0-name")
    name.fill("class")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#work .pane-head")).to_contain_text("Not saved yet")
    problem = page.locator(f"#{name.get_attribute('aria-describedby')}")
    expect(problem).to_be_visible()
    problem.get_by_role("button").click()
    expect(name).not_to_have_attribute("aria-invalid", "true")
    expect(name).not_to_have_value("class")


def test_what_a_fold_hides_is_shown_where_it_is_wrong(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.locator("#more-0 > summary").click()
    page.locator("#fields-1-name").fill("state")
    page.locator("#fields-1-type").select_option("enum")
    expect(page.get_by_text("An enum needs at least one value.")).to_be_visible()
    expect(page.locator("#more-0")).to_have_attribute("open", "")
    expect(page.locator("#more-about")).not_to_have_attribute("open", "")
    page.locator(NAME).fill("A")
    expect(page.get_by_text("Plural of A: as is a keyword")).to_be_visible()


def test_fields_move_and_go(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM, entity="Album"))
    page.get_by_role("button", name="Move price up").click()
    expect(page.locator("#fields-0-name")).to_have_value("price")
    expect(page.locator("#fields-1-name")).to_have_value("title")
    page.get_by_role("button", name="Remove title").click()
    expect(page.locator("#fields-1-name")).to_have_value("released_on")
    expect(page.locator("#fields-1-required")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#fields-1-name")).to_have_value("title")


def test_a_relation_is_added_by_its_target(visit: Visit) -> None:
    page = visit(address(ARTIST, {**ALBUM, "relations": []}, entity="Album"))
    page.get_by_role("button", name="Artist", exact=True).click()
    expect(page.locator("#relations-0-name")).to_have_value("artist")
    expect(page.locator("#entities")).to_contain_text("artist → Artist")
    page.locator("#relations-0-kind").select_option("many_to_many")
    expect(page.locator("#relations-0-on_delete")).to_have_count(0)


def test_removing_an_entity_says_what_went_with_it(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM))
    page.get_by_role("button", name="Remove Artist").click()
    expect(page.locator("#said")).to_contain_text("Album.artist")
    expect(page.locator("#entities .entity-name")).to_have_text(["Album"])


def test_entities_change_places(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM))
    page.get_by_role("button", name="Move Album up").click()
    expect(page.locator("#entities .entity-name")).to_have_text(["Album", "Artist"])


def test_renaming_an_entity_takes_its_relations_along(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM, entity="Artist"))
    page.locator(NAME).fill("Band")
    expect(page.locator("#entities")).to_contain_text("artist → Band")


def test_options_change_while_the_editor_is_open(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    page.locator("#fields-0-name").fill("title")
    expect(page.locator("#entities .hint").first).to_contain_text("title")
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    assert "features=docker" in page.url
    assert "entity=Artist" in page.url


def test_a_provided_entity_takes_fields(visit: Visit) -> None:
    page = visit("/?auth=local&entity=User")
    page.locator("#fields-0-name").fill("nickname")
    page.locator("#fields-0-required").uncheck()
    expect(page.locator("#entities .entity").filter(has_text="nickname")).to_be_visible()


def test_a_relation_back_is_optional_since_both_cannot_come_first(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM, entity="Artist"))
    page.get_by_role("button", name="Album", exact=True).click()
    required = page.locator("#relations-0-required")
    expect(required).not_to_be_checked()
    required.check()
    expect(page.locator(".editor .problem")).to_contain_text("Album")
    expect(page.locator("#said")).to_contain_text("Not saved")
    required.uncheck()
    expect(page.locator(".editor .problem")).to_have_count(0)


def test_opening_an_entity_leaves_the_list_where_it_is(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM), viewport=(1440, 700))
    options = page.locator("#options")
    options.evaluate("each => each.scrollTo(0, 9999)")
    before = options.evaluate("each => each.scrollTop")
    page.get_by_role("link", name="Album", exact=True).click()
    expect(page.locator("#fields-0-name")).to_have_value("title")
    assert options.evaluate("each => each.scrollTop") == before
    page.get_by_role("link", name="Artist", exact=True).click()
    expect(page.locator("#fields-0-name")).to_have_value("name")
    page.go_back()
    expect(page.locator("#fields-0-name")).to_have_value("title")
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#code")).to_be_visible()


def test_a_new_entity_begins_at_its_name(visit: Visit) -> None:
    page = visit(address(ARTIST))
    page.get_by_role("link", name="Add entity").click()
    expect(page.locator(NAME)).to_be_focused()


def test_the_focus_follows_a_moved_field_and_stays_near_a_removed_one(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM, entity="Album"))
    page.get_by_role("button", name="Move title down").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fields-0-name")).to_have_value("price")
    expect(page.locator("#editor :focus")).to_have_count(1)
    page.get_by_role("button", name="Remove Artist").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#entities .entity-name")).to_have_text(["Album"])
    expect(page.locator("#entities:focus")).to_have_count(1)


def test_a_removal_is_undone_by_a_click(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM))
    page.get_by_role("button", name="Remove Artist").click()
    expect(page.locator("#entities .notice")).to_contain_text("Album.artist")
    page.locator("#entities").get_by_role("link", name="Undo").click()
    expect(page.locator("#entities .entity-name")).to_have_text(["Artist", "Album"])
    expect(page.locator("#entities")).to_contain_text("artist → Artist")


def test_a_link_clicked_before_the_answer_loses_no_edit(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(
        """() => {
            document.querySelector("input[value=local]").click();
            document.querySelector("a[href*='entity=new']").click();
        }"""
    )
    expect(page.locator(NAME)).to_have_value("")
    expect(page).to_have_url(re.compile("auth=local&entity=new"))


def test_a_text_that_was_just_typed_is_kept_by_whatever_is_clicked_next(visit: Visit) -> None:
    page = visit("/")
    for line in ("Book: title string!", "Shelf: name string!"):
        enter(page, line)
        expect(page.locator("#line")).to_have_value("")
    page.get_by_role("link", name="Book", exact=True).click()
    page.get_by_label("Name of field 1").fill("headline")
    page.get_by_role("link", name="Shelf", exact=True).click()
    expect(page.locator("#entities")).to_contain_text("headline")
    expect(page.locator("#name-of-entity")).to_have_value("Shelf")
    page.get_by_label("Name of field 1").fill("label")
    page.locator("[id='file-pyproject.toml']").click()
    expect(page.locator("#entities")).to_contain_text("label")


def test_a_removal_that_breaks_a_rule_says_so_and_removes_nothing(visit: Visit) -> None:
    page = visit("/")
    for line in ("Book: title string!", "Pin: book -> Book!"):
        enter(page, line)
        expect(page.locator("#line")).to_have_value("")
    page.get_by_role("button", name="Remove Book").click()
    expect(page.locator("#entities .problem")).to_contain_text("Pin")
    expect(page.locator("#said")).to_contain_text("Nothing changed")
    expect(page.get_by_role("link", name="Book", exact=True)).to_be_visible()


def test_fields_are_written_and_moved_without_the_mouse(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Book: title string!")
    page.get_by_role("link", name="Book", exact=True).click()
    page.get_by_label("Name of field 1").press("Enter")
    expect(page.get_by_label("Name of field 2")).to_be_focused()
    page.keyboard.type("pages")
    page.keyboard.press("Enter")
    page.keyboard.type("price")
    expect(page.get_by_label("Name of field 3")).to_have_value("price")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name of field 4")).to_be_focused()
    expect(page.locator("#entities")).to_contain_text("title, pages, price")
    page.get_by_label("Name of field 3").press("Alt+ArrowUp")
    expect(page.locator("#entities")).to_contain_text("title, price, pages")
    expect(page.get_by_label("Name of field 2")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(page.locator("#entities")).to_contain_text("title, pages")
    expect(page.get_by_label("Name of field 1")).to_be_focused()
