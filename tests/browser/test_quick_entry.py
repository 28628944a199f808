"""Entities typed in one line each; and every step back."""

from playwright.sync_api import expect

from .actions import enter
from .conftest import Visit

NAMES = "#entities .entity-name"
PROBLEM = "#line-problems .problem"


def test_lines_become_entities_one_after_the_other(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Customer: name!, email email! unique")
    expect(page.locator(NAMES)).to_have_text(["Customer"])
    expect(page.locator("#line")).to_be_focused()
    expect(page.locator("#line")).to_have_value("")
    enter(page, "Order: number! unique, customer -> Customer! cascade")
    expect(page.locator(NAMES)).to_have_text(["Customer", "Order"])
    expect(page.locator("#entities")).to_contain_text("customer → Customer")
    expect(page.locator("#compare")).to_contain_text("Entities + Order")
    expect(page.locator("#said")).to_contain_text("Order was added")


def test_a_wrong_word_is_pointed_to_and_mended_by_a_click(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Order: total decmal(12,2)")
    expect(page.locator(f"{PROBLEM} mark")).to_have_text("decmal")
    expect(page.locator("#line")).to_have_value("Order: total decmal(12,2)")
    page.get_by_role("button", name="Use decimal").click()
    expect(page.locator(NAMES)).to_have_text(["Order"])
    expect(page.locator(PROBLEM)).to_have_count(0)


def test_an_entity_that_is_not_there_yet_comes_along_by_a_click(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Order: customer -> Customer!")
    page.get_by_role("button", name="Add Customer, too").click()
    expect(page.locator(NAMES)).to_have_text(["Customer", "Order"])


def test_a_line_that_is_half_typed_survives_another_change(visit: Visit) -> None:
    page = visit("/")
    page.locator("#line").fill("Order: num")
    page.get_by_label("PostgreSQL").check()
    expect(page.locator("#compare")).to_contain_text("Database SQLite → PostgreSQL")
    expect(page.locator("#line")).to_have_value("Order: num")


def test_lines_work_without_script(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    enter(page, "Order: total decmal")
    expect(page.locator(f"{PROBLEM} mark")).to_have_text("decmal")
    enter(page, "Order: total decimal")
    expect(page.locator(NAMES)).to_have_text(["Order"])


def test_without_script_a_wrong_line_is_answered_where_it_stands(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    page.locator("#line").fill("Order: number strin")
    page.locator("#quick").get_by_role("button", name="Add").click()
    expect(page.locator("#line-problems")).to_be_in_viewport()


def test_a_copy_is_one_click(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Order: number!")
    page.get_by_role("button", name="Duplicate Order").click()
    expect(page.locator(NAMES)).to_have_text(["Order", "OrderCopy"])


def test_every_change_says_what_it_was_and_is_undone_by_a_click(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("PostgreSQL").check()
    enter(page, "Order: number!")
    expect(page.locator("#compare")).to_contain_text("Entities + Order")
    page.locator("#undo").click()
    expect(page.locator(NAMES)).to_have_count(0)
    expect(page.get_by_label("PostgreSQL")).to_be_checked()
    expect(page.locator("#compare")).to_contain_text("Entities − Order")


def test_the_last_change_is_undone_by_keyboard_but_not_in_a_text(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("PostgreSQL").check()
    expect(page.locator("#undo")).to_be_visible()
    page.locator("#name").press("Control+z")
    expect(page.get_by_label("PostgreSQL")).to_be_checked()
    page.get_by_label("PostgreSQL").press("Control+z")
    expect(page.get_by_label("SQLite")).to_be_checked()


def test_what_was_changed_can_be_undone_after_a_look_around_the_form(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Book: title string!")
    page.get_by_role("link", name="Book", exact=True).click()
    page.get_by_label("Name of field 1").fill("headline")
    expect(page.locator("#compare")).to_contain_text("headline")
    with page.expect_response("**/entity"):
        page.get_by_label("Name of field 1").press("Tab")
    expect(page.locator("#compare")).to_contain_text("headline")
    page.locator("#undo").click()
    expect(page.locator("#entities")).to_contain_text("title")
