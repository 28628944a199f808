"""The description of a project's API, in a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import fastapi_offline
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.blueprint.forms import parse_data
from builder.blueprint.types import FIELD_TYPES
from builder.generator.folder import write_folder
from builder.generator.render import render
from builder.generator.routes import endpoints
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.resources import resource
from builder.web.api_examples import given, sent
from verification.workplace import free_port

from .downloaded import downloaded

ACCOUNT = {"email": "ada@example.com", "password": "correct horse battery staple"}
_VALUES = {"enum": {"values": ["new", "old"]}}
THING = {
    "name": "Thing",
    "versioned": True,
    "timestamps": True,
    "authored": True,
    "fields": [
        {
            "name": f"a_{kind}",
            "type": kind,
            **({"values": ["new", "old"]} if kind == "enum" else {}),
        }
        for kind, row in FIELD_TYPES.items()
        if not row.is_extra
    ],
}
PART = {
    "name": "Part",
    "fields": [{"name": "code", "type": "string", "pattern": "^[A-Z]{3}$", "min_length": 3}],
    "relations": [
        {"name": "thing", "target": "Thing", "kind": "many_to_one"},
        {"name": "uses", "target": "Thing", "kind": "many_to_many"},
    ],
}
CHOICES = {"options": {"auth": "local"}, "entities": [THING, PART]}
KEPT = ("id", "created_at", "updated_at", "created_by_id", "changed_by_id")
ASSETS = Path(fastapi_offline.__file__).parent / "static"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[str]:
    """Serve a project with local accounts, one of which exists."""
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    blueprint = parse_data(CHOICES, templates.catalog)
    write_folder(render(blueprint, templates), tmp_path)
    project = downloaded(tmp_path)
    project.run("uv", "run", "python", "scripts/setup.py")
    port = free_port()
    with project.serving(
        ["uv", "run", "uvicorn", "app.main:app", "--port", str(port)], port
    ) as client:
        client.post("/api/v1/auth/register", json=ACCOUNT).raise_for_status()
        yield str(client.base_url)


@pytest.fixture
def page(browser: Browser, api: str) -> Iterator[Page]:
    """Open the description; the scripts that it takes from a CDN are served from disk."""
    context = browser.new_context(base_url=api)
    context.route(re.compile("^https:"), _asset)
    page = context.new_page()
    page.goto("/docs")
    yield page
    context.close()


def _asset(route: Route) -> None:
    file = ASSETS / route.request.url.rsplit("/", maxsplit=1)[-1]
    if file.exists():
        route.fulfill(path=file)
    else:
        route.abort()


def test_the_table_of_the_wizard_is_the_description_of_the_project(page: Page, api: str) -> None:
    described = page.request.get(f"{api}/openapi.json").json()["paths"]
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    blueprint = parse_data(CHOICES, templates.catalog)
    read = endpoints(render(blueprint, templates))
    assert {(each.method, each.path): {*each.statuses} for each in read if each.is_described} == {
        (method.upper(), path): {int(status) for status in operation["responses"]}
        for path, methods in described.items()
        for method, operation in methods.items()
    }


def test_the_examples_of_the_wizard_are_what_the_project_takes_and_gives(
    page: Page, api: str
) -> None:
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    things, parts = parse_data(CHOICES, templates.catalog).entities
    form: dict[str, str | float | bool] = {
        "username": ACCOUNT["email"],
        "password": ACCOUNT["password"],
    }
    login = page.request.post(f"{api}/api/v1/auth/login", form=form).json()
    headers = {"Authorization": f"Bearer {login['access_token']}"}
    for entity in (things, parts):
        address = f"{api}/api/v1/{entity.names.route}"
        answer = page.request.post(address, data=sent(entity, 1), headers=headers)
        assert answer.status == 201, answer.text()
        shown, expected = answer.json(), given(entity, 1)
        assert shown.keys() == expected.keys()
        assert {key: shown[key] for key in shown if key not in KEPT} == {
            key: expected[key] for key in expected if key not in KEPT
        }


def test_authorize_signs_in_and_what_is_tried_is_signed(page: Page) -> None:
    page.get_by_role("button", name="Authorize").first.click()
    dialog = page.locator(".dialog-ux")
    dialog.get_by_label("username").fill(ACCOUNT["email"])
    dialog.get_by_label("password").fill(ACCOUNT["password"])
    dialog.get_by_role("button", name="Apply given OAuth2 credentials").click()
    expect(dialog).to_contain_text("Authorized")
    dialog.get_by_role("button", name="Close").click()
    operation = page.locator(".opblock", has_text="/api/v1/auth/me")
    operation.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table")).to_contain_text(ACCOUNT["email"])
