"""A link for what the wizard shows, and the page that it opens."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .documents import ALBUM, ARTIST, address

SHARED = re.compile(r"/s/[a-z2-7]{12}$")
QUERIES = {"page": "", "difference": "?against=defaults", "file": "?file=app/core/config.py"}

type Theme = Literal["light", "dark"]


def share(page: Page) -> str:
    """Click the button, and return where it leads."""
    page.get_by_role("button", name="Share").click()
    page.wait_for_url(SHARED)
    return page.url


def test_a_shared_link_opens_for_somebody_else(visit: Visit, tmp_path: Path) -> None:
    link = share(visit("/?name=Shop&database=postgresql&features=docker"))
    other = visit(link)
    expect(other.get_by_role("heading", name="Shop", exact=True)).to_be_visible()
    expect(other.get_by_text("SQLite → PostgreSQL")).to_be_visible()
    with other.expect_download() as download:
        other.get_by_role("link", name="Download").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert "shop/deploy/Dockerfile" in ZipFile(path).namelist()
    other.get_by_role("link", name="Open and edit").click()
    other.wait_for_url("**/?name=Shop&database=postgresql&features=docker")
    expect(other.get_by_label("PostgreSQL", exact=True)).to_be_checked()


def test_entities_come_back_as_they_were(visit: Visit) -> None:
    begun = address(ARTIST, ALBUM)
    page = visit(begun)
    share(page)
    expect(page.get_by_role("article", name="Album")).to_contain_text("belongs to one Artist")
    page.get_by_role("link", name="Open and edit").click()
    page.wait_for_url(f"**{begun}")


def test_what_was_typed_a_moment_ago_is_shared_too(visit: Visit) -> None:
    page = visit("/?name=Before")
    page.get_by_label("Name", exact=True).fill("Typed just now")
    share(page)
    expect(page.locator("h1")).to_have_text("Typed just now")


def test_what_was_typed_into_an_entity_is_shared_too(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.locator("#fields-0-name").fill("stage_name")
    share(page)
    expect(page.get_by_role("article", name="Artist")).to_contain_text("stage_name")


def test_a_choice_on_its_way_to_the_server_is_shared_too(visit: Visit) -> None:
    page = visit("/?name=Quick")
    page.get_by_label("Docker", exact=True).check()
    page.get_by_label("PostgreSQL", exact=True).check()
    share(page)
    expect(page.get_by_text("SQLite → PostgreSQL")).to_be_visible()
    expect(page.get_by_text("+ Docker")).to_be_visible()


def test_a_problem_is_shown_and_nothing_is_shared(visit: Visit) -> None:
    page = visit("/?name=Shop")
    page.get_by_label("Package", exact=True).fill("class")
    page.get_by_role("button", name="Share").dispatch_event("click")
    expect(page.get_by_label("Package", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    assert "/s/" not in page.url


def test_the_same_choices_have_the_same_link(visit: Visit) -> None:
    assert share(visit("/?name=Same")) == share(visit("/?name=Same"))


def test_back_leads_from_the_link_to_the_wizard(visit: Visit) -> None:
    page = visit("/?name=Shop")
    share(page)
    page.go_back()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Shop")


def test_the_link_is_copied(visit: Visit) -> None:
    page = visit("/?name=Copied")
    link = share(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_without_script_all_of_it_works(visit: Visit) -> None:
    page = visit("/?name=Plain&features=docker", java_script_enabled=False)
    share(page)
    page.get_by_role("link", name="README.md").click()
    expect(page.get_by_role("region", name="README.md")).to_contain_text("# Plain")
    page.get_by_role("link", name="Against the defaults").click()
    expect(page.locator("[id='file-.dockerignore'] .added")).to_have_text("A")
    page.get_by_role("link", name="Open and edit").click()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()


def test_the_files_are_walked_by_arrows(visit: Visit) -> None:
    page = visit("/?name=Keys")
    share(page)
    page.locator(".files [tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**?file=*")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("query", QUERIES)
def test_axe_finds_nothing(
    visit: Visit, axe: Callable[[Page], list[str]], query: str, theme: Theme
) -> None:
    page = visit(f"{address(ARTIST, ALBUM)}&features=docker", color_scheme=theme)
    page.goto(share(page) + QUERIES[query])
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_scrolls_sideways(visit: Visit, width: int) -> None:
    page = visit(f"/?name={'W' * 60}&description={'w' * 200}", viewport=(width, 800))
    share(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
