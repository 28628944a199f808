"""One browser and one server for all tests; a page that fails on any error of script or policy."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from builder.core.config import Settings
from builder.main import create_app
from builder.migrations import migrate_embedded

from .application import served
from .team import Team, hosted

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 15_000
EXPECTED = ("status of 401", "status of 422", "status of 503", "htmx:response:error")
AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text()
PANES = "for (const pane of document.querySelectorAll('.pane, .code, .index'))"
WHOLE = 1440
CUT_OFF = "elmPartiallyObscured"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations", "incomplete"],
}


expect.set_options(timeout=PATIENCE)


class Host(Protocol):
    """Serves a builder with a database of its own."""

    def __call__(self, **settings: object) -> Team:
        """Return where it is."""
        ...


class Visit(Protocol):
    """Opens a page of the application in a context of its own."""

    def __call__(
        self,
        path: str = "/",
        *,
        java_script_enabled: bool = True,
        color_scheme: Literal["light", "dark"] = "light",
        viewport: tuple[int, int] = (1440, 900),
    ) -> Page:
        """Return the page, loaded."""
        ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser that this machine has; without one the tests skip, in CI they fail."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        path = found or playwright.chromium.executable_path
        if not Path(path).exists() and "CI" not in os.environ:
            pytest.skip(f"no browser: neither {', '.join(NAMES)} nor Playwright's own")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real application, with a database of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('database')}/builder.db"
    settings = Settings.model_validate({"database_url": url})
    migrate_embedded(settings)
    with served(create_app(settings)) as address:
        yield address


@pytest.fixture(autouse=True)
def servers() -> Iterator[ExitStack]:
    """Outlive all pages: one that still loads would complain that its server is gone."""
    with ExitStack() as servers:
        yield servers


@pytest.fixture
def host(servers: ExitStack, tmp_path: Path) -> Host:
    """Serve builders that nobody has set up."""
    return lambda **settings: servers.enter_context(hosted(tmp_path, **settings))


@pytest.fixture
def team(host: Host) -> Team:
    """Serve a builder that nobody has set up."""
    return host()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the application; what the console says against them fails the test."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(
        path: str = "/",
        *,
        java_script_enabled: bool = True,
        color_scheme: Literal["light", "dark"] = "light",
        viewport: tuple[int, int] = (1440, 900),
    ) -> Page:
        context = browser.new_context(
            base_url=address,
            java_script_enabled=java_script_enabled,
            color_scheme=color_scheme,
            viewport={"width": viewport[0], "height": viewport[1]},
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for fault in faults if not any(word in fault for word in EXPECTED)] == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Check a page with axe, its panes unrolled so that nothing hides from the check.

    Where it is narrow, long lines of code stay cut off: their colours are checked where it is wide.
    """

    def check(page: Page) -> list[str]:
        page.wait_for_load_state()
        size = page.viewport_size
        assert size
        page.set_viewport_size({"width": size["width"], "height": 9_000})
        page.evaluate(f"{PANES} pane.style.overflow = 'visible'")
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        found = page.evaluate("options => axe.run(document, options)", OPTIONS)
        page.evaluate(f"{PANES} pane.removeAttribute('style')")
        unsure = [each for each in found["incomplete"] if each["id"] == "color-contrast"]
        return [
            f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for each in found["violations"] + unsure
            for node in each["nodes"]
            if not (size["width"] < WHOLE and _is_cut_off(node))
        ]

    return check


def _is_cut_off(node: dict[str, Any]) -> bool:
    """Tell whether a text goes on beyond its pane: axe cannot say then what is behind it."""
    return any(CUT_OFF in str(each["data"]) for each in node["any"])
