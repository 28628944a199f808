"""The drawing of the entities: live, walked by keys, and a way into the editor."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from builder.blueprint.forms import parse_toml
from builder.resources import resource
from builder.web.address import DIAGRAM, View, wizard_url

from .conftest import Visit
from .documents import ALBUM, ARTIST, CATALOG, LONG, address

type Theme = Literal["light", "dark"]


def drawn(*entities: dict[str, Any], auth: str = "none", entity: str = "") -> str:
    """Return the address of the diagram of these entities."""
    opened = f"&entity={entity}" if entity else ""
    return f"{address(*entities, auth=auth)}&show=diagram{opened}"


def example(name: str) -> str:
    """Return the address of the diagram of an example."""
    text = (resource("examples") / f"{name}.toml").read_bytes()
    return wizard_url(parse_toml(text, CATALOG), CATALOG, View(show=DIAGRAM))


def scale(page: Page) -> float:
    """Return how large the drawing is shown."""
    return float(page.evaluate("document.querySelector('#sheet').getCTM().a"))


def focused(page: Page) -> str:
    """Return the name of the box that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.name ?? ''"))


def test_the_tab_leads_to_the_diagram_and_back(visit: Visit) -> None:
    page = visit(address(ARTIST, ALBUM))
    page.get_by_role("link", name="Diagram", exact=True).last.click()
    page.wait_for_url("**show=diagram**")
    expect(page.get_by_role("group", name="Diagram: 2 entities, 1 relation")).to_be_visible()
    page.get_by_role("link", name="Source", exact=True).click()
    expect(page.locator("#code")).to_be_visible()
    expect(page.locator(".canvas")).to_have_count(0)


def test_a_file_that_is_opened_takes_the_place_of_the_diagram(visit: Visit) -> None:
    page = visit(drawn(ARTIST))
    page.get_by_role("button", name="pyproject.toml").click()
    expect(page.locator("#code")).to_be_visible()
    expect(page.locator(".canvas")).to_have_count(0)


def test_a_click_opens_the_entity_beside_the_diagram(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM))
    page.locator("#box-Album").click()
    page.wait_for_url("**entity=Album**")
    expect(page.locator("#name-of-entity")).to_have_value("Album")
    expect(page.locator("#box-Album")).to_have_accessible_name("Album")
    expect(page.locator("#box-Album")).to_have_accessible_description(
        "3 fields, linked with Artist"
    )
    expect(page.locator("#box-Album")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#editor")).to_have_count(0)
    expect(page.locator(".canvas")).to_be_visible()


def test_the_diagram_follows_each_edit(visit: Visit) -> None:
    page = visit(drawn(ARTIST, entity="Artist"))
    page.locator("#fields-0-name").fill("stage_name")
    expect(page.locator("#box-Artist")).to_contain_text("stage_name")
    page.locator("#name-of-entity").fill("Singer")
    expect(page.locator("#box-Singer")).to_be_visible()
    expect(page.locator("#box-Artist")).to_have_count(0)


def test_what_an_option_provides_appears_marked_while_the_editor_is_open(visit: Visit) -> None:
    relation = {"name": "owner", "target": "User", "kind": "many_to_one"}
    page = visit(drawn({**ARTIST, "relations": [relation]}, auth="local"))
    expect(page.locator("#box-User")).to_contain_text("provided")
    page.locator("#box-User").click()
    page.wait_for_url("**entity=User**")
    expect(page.locator("#editor")).to_contain_text("that comes with your choices")


def test_the_boxes_are_one_stop_and_are_walked_by_keys(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM))
    assert page.locator(".box[tabindex='0']").count() == 1
    page.locator("#box-Album").focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "Artist"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Album"
    page.keyboard.press("Home")
    assert focused(page) == "Artist"
    page.keyboard.press("End")
    assert focused(page) == "Album"
    page.keyboard.press("Enter")
    page.wait_for_url("**entity=Album**")
    expect(page.locator("#editor")).to_be_visible()


def test_escape_leaves_the_boxes(visit: Visit) -> None:
    page = visit(drawn(ARTIST))
    page.locator("#box-Artist").focus()
    page.keyboard.press("Escape")
    assert focused(page) == ""


def test_the_focus_fades_what_is_not_linked(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM, {**ARTIST, "name": "Genre"}))
    page.locator("#box-Artist").focus()
    page.keyboard.press("Home")
    expect(page.locator("#box-Genre")).to_have_css("opacity", "0.25")
    expect(page.locator("#box-Album")).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(page.locator("#box-Genre")).to_have_css("opacity", "1")


def test_buttons_keys_and_wheel_change_the_size(visit: Visit) -> None:
    page = visit(example("chinook"))
    fitted = scale(page)
    page.get_by_role("button", name="Larger").click()
    assert scale(page) > fitted
    page.get_by_role("button", name="Smaller").click()
    assert scale(page) == pytest.approx(fitted)
    page.locator("#box-Track").focus()
    page.keyboard.press("+")
    assert scale(page) > fitted
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert scale(page) < fitted
    page.keyboard.press("0")
    assert scale(page) == pytest.approx(fitted)
    before = page.locator("#sheet").get_attribute("transform")
    page.locator(".canvas").hover()
    page.mouse.wheel(0, -300)
    expect(page.locator("#sheet")).not_to_have_attribute("transform", str(before))
    assert scale(page) > fitted


def test_no_key_acts_while_a_text_is_typed(visit: Visit) -> None:
    page = visit(drawn(ARTIST, entity="Artist"))
    before = scale(page)
    page.locator("#name-of-entity").press("+")
    page.locator("#name-of-entity").press("Home")
    assert scale(page) == before
    assert focused(page) == ""


def test_the_size_outlives_an_edit(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM, entity="Artist"))
    page.get_by_role("button", name="Smaller").click()
    page.get_by_role("button", name="Smaller").click()
    before = page.locator("#sheet").get_attribute("transform")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    page.locator("#fields-0-name").fill("stage_name")
    expect(page.locator("#box-Artist")).to_contain_text("stage_name")
    assert page.locator("#sheet").get_attribute("transform") == before


def test_a_drag_moves_the_drawing_and_opens_nothing(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM))
    before = page.locator("#box-Artist").bounding_box()
    assert before
    page.mouse.move(before["x"] + 20, before["y"] + 10)
    page.mouse.down()
    page.mouse.move(before["x"] + 120, before["y"] + 60, steps=5)
    page.mouse.up()
    after = page.locator("#box-Artist").bounding_box()
    assert after
    assert after["x"] - before["x"] == pytest.approx(100, abs=1)
    assert after["y"] - before["y"] == pytest.approx(50, abs=1)
    assert "entity=" not in page.url


def test_without_entities_it_says_what_to_do(visit: Visit) -> None:
    page = visit("/?show=diagram")
    page.locator("#work").get_by_role("link", name="Add the first entity").click()
    page.wait_for_url("**entity=new**")
    page.locator("#name-of-entity").fill("Album")
    expect(page.locator("#box-Album")).to_be_visible()


@pytest.mark.parametrize("form", ["SVG", "Mermaid", "DBML", "PNG"])
def test_the_diagram_is_downloaded(visit: Visit, form: str) -> None:
    page = visit(example("library"))
    with page.expect_download() as waiting:
        page.locator(".tools").get_by_text(form, exact=True).click()
    ending = {"SVG": "svg", "Mermaid": "mmd", "DBML": "dbml", "PNG": "png"}[form]
    assert waiting.value.suggested_filename.endswith(f".{ending}")
    content = waiting.value.path().read_bytes()
    begins = {"SVG": b"<svg", "Mermaid": b"erDiagram", "DBML": b"Project ", "PNG": b"\x89PNG"}
    assert content.startswith(begins[form])


def test_without_script_boxes_are_links(visit: Visit) -> None:
    page = visit(drawn(ARTIST, ALBUM), java_script_enabled=False)
    page.locator("#box-Album").click()
    assert page.url.endswith("entity=Album&show=diagram#editor")
    expect(page.locator("#name-of-entity")).to_have_value("Album")
    expect(page.locator(".canvas")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("entity", ["", "Album"])
def test_axe_finds_nothing(
    visit: Visit, axe: Callable[[Page], list[str]], entity: str, theme: Theme
) -> None:
    """Find nothing but letters on shapes, whose ground axe does not know: test_contrast does."""
    found = axe(visit(drawn(ARTIST, ALBUM, LONG, entity=entity), color_scheme=theme))
    assert [each for each in found if not each.startswith("color-contrast: <text")] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
@pytest.mark.parametrize("entity", ["", "Album"])
def test_nothing_scrolls_sideways(visit: Visit, entity: str, width: int) -> None:
    page = visit(drawn(ARTIST, ALBUM, LONG, entity=entity), viewport=(width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
