"""The pages for administrators of a project, in a browser."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.blueprint.forms import parse_data
from builder.blueprint.types import FIELD_TYPES
from builder.generator.folder import write_folder
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.resources import resource
from verification.servers import SERVERS
from verification.signin import SIGN_IN
from verification.workplace import Workplace, free_port

EMAIL, PASSWORD = "ada@example.com", "correct horse battery staple"
OPTIONAL = {"required": False, "filter": True}
FIELDS = [
    {"name": "title", "type": "string", "searchable": True, "filter": True, "sort": True},
    {"name": "genre", "type": "enum", "values": ["prose", "verse"], "default": "prose"},
    {"name": "moment", "type": "datetime", **OPTIONAL},
    *(
        {"name": f"a_{kind}", "type": kind, "required": False}
        for kind in FIELD_TYPES
        if kind not in {"string", "enum", "datetime"}
    ),
]
BOOK = {
    "name": "Book",
    "versioned": True,
    "display": "title",
    "fields": FIELDS,
    "relations": [
        {"name": "author", "target": "Author", "kind": "many_to_one", "on_delete": "cascade"},
        {"name": "tags", "target": "Tag", "kind": "many_to_many"},
    ],
}
NAMED = {"name": "name", "type": "string", "searchable": True, "sort": True}
CHOICES = {
    "options": {"auth": "sessions"},
    "features": ["admin", "storage"],
    "entities": [BOOK, {"name": "Author", "fields": [NAMED]}, {"name": "Tag", "fields": [NAMED]}],
}
MANY = 30
LOOKS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 320)]

type Scheme = Literal["light", "dark"]
type Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a project with an administrator, and more authors than a picker shows."""
    folder = tmp_path_factory.mktemp("site")
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    write_folder(render(parse_data(CHOICES, templates.catalog), templates), folder)
    project = Workplace(folder, SERVERS["sqlite"], "app", SIGN_IN["sessions"])
    project.run("uv", "sync", "--quiet")
    project.run("uv", "run", "python", "scripts/setup.py")
    port = free_port()
    command = ["uv", "run", "uvicorn", "app.main:app", "--port", str(port)]
    with project.serving(command, port) as client:
        client.headers["Sec-Fetch-Site"] = "same-origin"
        account = {"email": EMAIL, "password": PASSWORD}
        client.post("/api/v1/auth/register", json=account).raise_for_status()
        project.run("uv", "run", "python", "-m", "scripts.grant_role", EMAIL, "admin")
        entered = client.post("/api/v1/auth/login", json=account).raise_for_status()
        client.headers["Cookie"] = entered.headers["Set-Cookie"].partition(";")[0]
        for number in range(1, MANY + 1):
            name = {"name": f"Author {number:02d}"}
            client.post("/api/v1/authors", json=name).raise_for_status()
            client.post("/api/v1/tags", json={"name": f"Tag {number:02d}"}).raise_for_status()
        yield str(client.base_url)


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """Open the pages, an administrator signed in through the form."""
    pages: list[Page] = []

    def open_pages(scheme: Scheme = "light", width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=site, color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        page = context.new_page()
        pages.append(page)
        page.goto("/admin/records/books")
        page.get_by_label("E-mail address").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile("/admin/records/books$"))
        return page

    yield open_pages
    for page in pages:
        page.context.close()


def save(page: Page) -> None:
    """Send the form."""
    page.get_by_role("button", name="Save").last.click()


def test_a_record_is_made_changed_and_deleted_without_a_script(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name="New book").click()
    page.get_by_label("Title").fill("Emma")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Author: Fill this in.")
    page.get_by_role("alert").get_by_role("link", name="Author").click()
    expect(page.get_by_label("Author", exact=True)).to_be_focused()
    page.get_by_label("Find Author").fill("30")
    page.get_by_label("Find Author").press("Enter")
    expect(page.get_by_label("Title")).to_have_value("Emma")
    page.get_by_label("Author", exact=True).select_option("Author 30")
    page.get_by_role("checkbox", name="Tag 01").check()
    page.get_by_label("Moment").fill("2026-01-31T10:30:15")
    save(page)
    expect(page.get_by_role("status")).to_have_text("It was stored.")
    expect(page.get_by_label("Moment")).to_have_value("2026-01-31T10:30:15")
    expect(page.get_by_role("checkbox", name="Tag 01")).to_be_checked()
    page.get_by_label("Title").fill("Emma, again")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Emma, again")
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete book").click()
    expect(page.get_by_role("status")).to_have_text("It was deleted.")


def test_saving_changes_nothing_that_nobody_touched(opened: Open) -> None:
    page = opened()
    author = page.request.get("/api/v1/authors").json()["items"][0]["id"]
    values = {
        "title": "one\ntwo",
        "author_id": author,
        "moment": "2026-01-31T00:00:00.123456Z",
        "a_time": "09:30:00",
        "a_email": "ada@bücher.example",
        "a_url": "https://example.com/",
        "a_text": "one\n\ntwo\n",
        "a_json": {"b": [1, 2.5], "a": None},
        "a_decimal": "1.50",
    }
    headers = {"Sec-Fetch-Site": "same-origin"}
    made = page.request.post("/api/v1/books", data=values, headers=headers)
    path = f"books/{made.json()['id']}"
    before = page.request.get(f"/api/v1/{path}").json()
    page.goto(f"/admin/records/{path}")
    page.get_by_label("Genre").select_option("verse")
    save(page)
    expect(page.get_by_role("status")).to_have_text("The change was stored.")
    after = page.request.get(f"/api/v1/{path}").json()
    assert after == {**before, "genre": "verse", "version": after["version"]}


def test_the_button_that_finds_saves_nothing(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name="New book").click()
    page.get_by_label("Title").fill("Ulysses")
    page.get_by_label("Author", exact=True).select_option(index=1)
    page.get_by_role("button", name="Find").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New book")
    expect(page.get_by_label("Title")).to_have_value("Ulysses")


def test_a_part_of_an_address_finds_its_account(opened: Open) -> None:
    page = opened()
    page.goto("/admin/records/users")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Email contains").fill("ada@")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("rowheader")).to_have_text(EMAIL)


def test_who_comes_too_late_keeps_what_was_typed(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name="New book").click()
    page.get_by_label("Title").fill("Dune")
    page.get_by_label("Author", exact=True).select_option(index=1)
    save(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Title").fill("Dune, first")
    save(other)
    page.get_by_label("Title").fill("Dune, second")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("It was changed in the meantime")
    expect(page.get_by_label("Title")).to_have_value("Dune, second")


def test_a_list_is_sorted_searched_and_paged(opened: Open) -> None:
    page = opened()
    page.goto("/admin/records/authors")
    page.get_by_role("link", name="Name").click()
    page.get_by_role("link", name="Name").click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(page.get_by_role("rowheader").first).to_have_text("Author 30")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("rowheader").first).to_have_text("Author 10")
    page.get_by_role("searchbox", name="Search").fill("author 07")
    page.get_by_role("searchbox", name="Search").press("Enter")
    expect(page.get_by_role("rowheader")).to_have_text("Author 07")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_pages_are_accessible(
    opened: Open, axe: Callable[[Page], list[str]], scheme: Scheme, width: int
) -> None:
    page = opened(scheme, width)
    for path in (
        "/admin",
        "/admin/records/authors",
        "/admin/records/books/new",
        "/admin/records/books?moment__gte=soon",
        "/admin/records/authors/1",
        "/admin/records/authors/1/delete",
        "/admin/records/nothing",
        "/admin/sign-in",
    ):
        page.goto(path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_keyboard_comes_to_the_content_first(opened: Open) -> None:
    page = opened()
    page.goto("/admin/records/authors")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_pages_run_no_script_of_anybody(opened: Open) -> None:
    page = opened()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text))
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 1}))"
    )
    page.wait_for_timeout(50)
    assert any("Content Security Policy" in each for each in refused)
