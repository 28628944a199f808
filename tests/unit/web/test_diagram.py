"""The diagram as a view and as files."""

import xml.etree.ElementTree as ET
from urllib.parse import urlencode

import pytest
from httpx2 import AsyncClient

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.web.address import DIAGRAM, View, address_of, read_query
from builder.web.diagram import diagram_label, diagram_of

from .fakes import CATALOG
from .html import Element, parsed

HOSTILE = "</text><script>alert(1)</script> & \"quoted\" 'single'"
OWNER = Relation(name="owner", target="User", kind="many_to_one")
TITLE = Field(name="title", type="string", description=HOSTILE)
NOTE = Entity(name="Note", fields=(TITLE,), relations=(OWNER,))
LOCAL = complete(
    Blueprint(project=ProjectInfo(name="My Shop"), options={"auth": "local"}, entities=(NOTE,)),
    CATALOG,
)
ADDRESS = address_of(LOCAL, CATALOG)
SVG = "{http://www.w3.org/2000/svg}"


async def drawing(client: AsyncClient, view: View) -> Element:
    """Return the work pane of a page."""
    return parsed((await client.get(ADDRESS.wizard(view))).text).one(id="work")


def test_the_diagram_is_part_of_the_address_and_a_file_ends_it() -> None:
    assert read_query("show=diagram").view == View(show=DIAGRAM)
    assert read_query("show=diagram&open=README.md").view == View(file="README.md")


def test_a_box_leads_to_the_editor_and_keeps_the_diagram() -> None:
    diagram = diagram_of(LOCAL, CATALOG, ADDRESS, View(show=DIAGRAM, entity="Note"))
    user, note = diagram.items
    assert note.url == f"{ADDRESS.wizard(View(entity='Note', show=DIAGRAM))}#editor"
    assert note.opens == "/?entity=Note&show=diagram"
    assert [user.is_open, note.is_open] == [False, True]
    assert note.description == "1 field, linked with User"


def test_the_drawing_says_how_much_there_is_to_see() -> None:
    diagram = diagram_of(LOCAL, CATALOG, ADDRESS, View())
    assert diagram.label == diagram_label(diagram.drawing) == "Diagram: 2 entities, 1 relation"


async def test_the_diagram_stands_above_the_editor(client: AsyncClient) -> None:
    work = await drawing(client, View(show=DIAGRAM, entity="Note"))
    assert [box.attributes["id"] for box in work.all(class_="box")] == ["box-User", "box-Note"]
    assert list(work.all("form", id="editor"))


async def test_the_diagram_takes_the_place_of_the_file(client: AsyncClient) -> None:
    work = await drawing(client, View(show=DIAGRAM))
    assert list(work.all(id="diagram"))
    assert not list(work.all(id="code"))


async def test_a_changed_option_redraws_the_diagram_and_leaves_the_editor(
    client: AsyncClient,
) -> None:
    view = View(show=DIAGRAM, entity="Note")
    headers = {
        "HX-Request-Type": "partial",
        "HX-Current-URL": f"http://builder{ADDRESS.wizard(view)}",
    }
    answer = await client.get(f"{ADDRESS.wizard(view)}&features=docker", headers=headers)
    shown = [part.attributes["hx-target"] for part in parsed(answer.text).all("hx-partial")]
    assert "#drawing" in shown
    assert "#work" not in shown


@pytest.mark.parametrize(
    ("form", "kind", "begin"),
    [
        ("svg", "image/svg+xml", "<svg"),
        ("mmd", "text/plain", "erDiagram"),
        ("dbml", "text/plain", "Project"),
    ],
)
async def test_the_diagram_is_a_download(
    client: AsyncClient, form: str, kind: str, begin: str
) -> None:
    answer = await client.get(ADDRESS.diagram(form))
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="my-shop.{form}"'
    assert answer.text.startswith(begin)


async def test_the_svg_stands_alone_and_runs_nothing(client: AsyncClient) -> None:
    project = ProjectInfo(name="Ben & Jo <b>")
    hostile = LOCAL.model_copy(update={"project": project})
    answer = await client.get(address_of(hostile, CATALOG).diagram("svg"))
    tree = ET.fromstring(answer.text)  # noqa: S314 - what the application itself has written
    assert not {"script", "style"} & {each.tag.removeprefix(SVG) for each in tree.iter()}
    assert "Ben & Jo <b>" in [each.text for each in tree.iter(f"{SVG}title")]
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("query", ["e=broken", "auth=nowhere", "surprise=1", "show=diagram"])
@pytest.mark.parametrize("form", ["svg", "mmd", "dbml"])
async def test_a_query_that_is_no_blueprint_is_refused(
    client: AsyncClient, form: str, query: str
) -> None:
    answer = await client.get(f"/diagram.{form}?{query}")
    assert answer.status_code == 422


async def test_another_form_is_refused(client: AsyncClient) -> None:
    assert 400 <= (await client.get(f"/diagram.exe?{urlencode({'name': 'x'})}")).status_code < 500
