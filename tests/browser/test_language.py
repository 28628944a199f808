"""The page in another language: chosen once, kept, and complete."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import Visit


def test_a_language_is_chosen_and_kept(visit: Visit, axe: Callable[[Page], list[str]]) -> None:
    page = visit("/?name=Shop")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.wait_for_url("**/?name=Shop&features=docker")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Docker Compose").check()
    expect(page.locator("#said")).to_contain_text("Dateien:")
    expect(page.locator("#bar")).to_contain_text("Herunterladen")
    page.reload()
    expect(page.get_by_role("heading", name="Neues FastAPI-Projekt")).to_be_visible()
    expect(page.get_by_text("Wo die Daten liegen.")).to_be_visible()
    assert axe(page) == []


def test_a_copy_and_a_search_answer_in_the_language(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="Deutsch").click()
    page.get_by_role("button", name="Suchen").click()
    page.keyboard.type("docker compose")
    expect(page.get_by_role("option").first).to_contain_text("Option")
    page.keyboard.type(" nirgends")
    expect(page.locator("#menu-none")).to_have_text("Hier heißt nichts so.")


def test_a_language_is_chosen_without_script(visit: Visit) -> None:
    page = visit("/?features=docker", java_script_enabled=False)
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="New FastAPI project")).to_be_visible()
