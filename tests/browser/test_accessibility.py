"""WCAG 2.2 AA where a machine can tell, and the parts of it that axe cannot."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .documents import ALBUM, ARTIST, LONG, address

STATES = {
    "default": "/",
    "options": "/?database=postgresql&auth=local&features=docker,github-ci",
    "problem": "/?package=class&python=2",
    "file": "/?features=docker&file=pyproject.toml",
    "difference": "/?database=postgresql&file=app/core/dialect.py&show=diff&against=defaults",
    "split": "/?database=postgresql&file=app/core/dialect.py&show=split&against=auth%3Dlocal",
    "gone": "/?file=app/api/endpoints/auth.py&against=auth%3Dlocal",
    "api": "/?auth=local&features=rate-limit&show=api",
    "nothing before": "/?show=diff",
    "entities": address(ARTIST, ALBUM),
    "editor": address(ARTIST, ALBUM, entity="Album"),
    "new entity": "/?entity=new",
    "extension": "/?auth=local&entity=User",
    "long names": address(LONG, entity=LONG["name"]),
}
OPENERS = ("[popovertarget=review]", "[popovertarget=keys]")
SMALLEST_TARGET = 24

type Theme = Literal["light", "dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    visit: Visit, axe: Callable[[Page], list[str]], state: str, theme: Theme
) -> None:
    assert axe(visit(STATES[state], color_scheme=theme)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_after_a_live_change(
    visit: Visit, axe: Callable[[Page], list[str]], theme: Theme
) -> None:
    page = visit(address(ARTIST, entity="Artist"), color_scheme=theme)
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    page.locator("#fields-0-name").fill("class")
    expect(page.locator("#fields-0-name")).to_have_attribute("aria-invalid", "true")
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_menu_to_start_from(
    visit: Visit, axe: Callable[[Page], list[str]], theme: Theme
) -> None:
    page = visit("/", color_scheme=theme, viewport=(1440, 1200))
    page.get_by_role("button", name="Start from").click()
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("opener", OPENERS)
def test_axe_finds_nothing_in_what_opens_over_the_page(
    visit: Visit, axe: Callable[[Page], list[str]], opener: str, theme: Theme
) -> None:
    page = visit(STATES["options"], color_scheme=theme, viewport=(1440, 1200))
    page.locator(opener).first.click()
    expect(page.locator(":popover-open, dialog[open]")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_a_line_that_is_no_entity(
    visit: Visit, axe: Callable[[Page], list[str]], theme: Theme
) -> None:
    page = visit("/", color_scheme=theme)
    page.locator(".quick-help summary").press("Enter")
    expect(page.locator("#line-help")).to_be_visible()
    page.locator("#line").fill("Book: shelf -> Shelf, notes text unique")
    page.locator("#line").press("Enter")
    expect(page.locator("#line-problems .problem")).to_have_count(2)
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_menu_that_finds_everything(
    visit: Visit, axe: Callable[[Page], list[str]], theme: Theme
) -> None:
    page = visit(address(ARTIST, ALBUM), color_scheme=theme)
    page.locator("[data-opens-menu]").click()
    page.locator("#menu-field").fill("al")
    expect(page.locator("#menu [aria-selected=true]")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("opener", ["[popovertarget=review]", "[data-opens-menu]"])
def test_what_opens_over_the_page_fits_a_small_screen(visit: Visit, opener: str) -> None:
    page = visit(STATES["options"], viewport=(320, 640))
    page.locator(opener).first.click()
    opened = page.locator(":popover-open, dialog[open]")
    expect(opened).to_be_visible()
    box = opened.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways(visit: Visit, state: str, width: int) -> None:
    page = visit(STATES[state], viewport=(width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("state", ["options", "problem", "editor"])
def test_every_target_is_large_enough(visit: Visit, state: str, width: int) -> None:
    page = visit(STATES[state], viewport=(width, 800))
    small = page.evaluate(
        """least => [...document.querySelectorAll("a, button, summary, select, .input")]
        .filter(each => each.checkVisibility() && !each.closest(".visually-hidden"))
        .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
        .filter(([_, box]) => box.width && (box.height < least || box.width < least))""",
        SMALLEST_TARGET,
    )
    assert small == []


def test_the_first_two_stops_skip_to_options_and_preview(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the options")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the options")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#preview")).to_be_focused()


@pytest.mark.parametrize("size", [(390, 700), (1440, 700)])
def test_no_bar_hides_what_has_the_focus(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(address(ARTIST, ALBUM), viewport=size)
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const each = document.activeElement, box = each.getBoundingClientRect();
            if (each === document.body || each.matches(".visually-hidden")) return [];
            const y = box.y + Math.min(box.height / 2, 12);
            const at = document.elementFromPoint(box.x + box.width / 2, y);
            const seen = at && (each.contains(at) || at.contains(each));
            if (seen || at?.closest(".card")?.contains(each)) return [];
            return [each.outerHTML.slice(0, 120)]; }"""
        )
    assert hidden == []


def test_the_tree_is_one_stop_and_is_walked_by_arrows(visit: Visit) -> None:
    page = visit("/")
    assert page.locator(".files [tabindex='0']").count() == 1
    page.locator(".files [tabindex='0']").focus()
    page.keyboard.press("Home")
    focused = page.locator(":focus")
    expect(focused).to_have_text("alembic")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[id='folder-alembic']")).to_have_attribute("open", "")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[id='folder-alembic']")).not_to_have_attribute("open", "")
    page.keyboard.press("r")
    expect(focused).to_have_text("router.py")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?file=*")
    expect(page.locator(".files [aria-current='true']")).to_be_focused()


def test_the_wizard_is_used_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Shop")
    for _ in page.locator("#project :is(input, select, textarea)").all():
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/?name=Shop&database=postgresql")
    page.get_by_role("link", name="Download").focus()
    with page.expect_download():
        page.keyboard.press("Enter")


def test_a_change_is_announced(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).check()
    expect(page.get_by_role("status")).to_contain_text("Files:")


@pytest.mark.parametrize("path", ["/?against=starter/enterprise", "/?against=defaults&show=split"])
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_lies_below_the_end_of_the_page(visit: Visit, path: str, width: int) -> None:
    page = visit(f"{path}&auth=local&features=docker,metrics,email", viewport=(width, 844))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    below = page.evaluate(
        "innerHeight - document.querySelector('.bar').getBoundingClientRect().bottom"
    )
    assert abs(below) < 2


@pytest.mark.parametrize("width", [320, 1024, 1280, 1440])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_bar_keeps_download_at_its_end(visit: Visit, width: int, language: str) -> None:
    page = visit("/?auth=local&database=postgresql&features=docker,metrics,email,compose,gunicorn")
    page.context.add_cookies([{"name": "language", "value": language, "url": page.url}])
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    box, bar = (page.locator(each).bounding_box() for each in (".bar-parts > .primary", ".bar"))
    assert box is not None
    assert bar is not None
    assert bar["x"] + bar["width"] - box["x"] - box["width"] < 20
    assert bar["height"] < (130 if width == 320 else 90)
