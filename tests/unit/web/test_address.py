"""The URL is the document: built in one place, and read back to the same thing."""

from builder.blueprint.choices import complete
from builder.blueprint.forms.links import AGAINST, ENTITY, FILE, SHOW
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo
from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.address import (
    FIX,
    OPEN,
    OTHER,
    Request,
    View,
    address_of,
    bare_host,
    fixed,
    read_pairs,
    read_query,
    wizard_url,
)
from builder.web.reading import read

from .fakes import CATALOG

SHOP = complete(
    Blueprint(
        project=ProjectInfo(name="Ünï & Söhne's 100%", description="two\nlines"),
        options={"auth": "local"},
        features=("audit", "docker"),
        entities=(Entity(name="Album", fields=(Field(name="title", type="string"),)),),
    ),
    CATALOG,
)


def test_the_defaults_have_the_shortest_address() -> None:
    assert wizard_url(complete(Blueprint(), CATALOG), CATALOG) == "/"
    assert address_of(complete(Blueprint(), CATALOG), CATALOG).download == "/project.zip"


def test_an_address_leads_back_to_its_blueprint_and_view() -> None:
    view = View("app/main.py", "Album", "diff", "auth=local")
    reading = read(read_query(wizard_url(SHOP, CATALOG, view).partition("?")[2]), CATALOG)
    assert (reading.shown, reading.view, reading.problems) == (SHOP, view, ())


def test_an_address_is_a_fixed_point() -> None:
    address = wizard_url(SHOP, CATALOG, View("README.md"))
    reading = read(read_query(address.partition("?")[2]), CATALOG)
    assert wizard_url(reading.shown, CATALOG, reading.view) == address


def test_the_download_carries_the_blueprint_and_not_the_view() -> None:
    address = address_of(SHOP, CATALOG)
    assert address.download == f"/project.zip?{address.query}"
    assert "auth=local" in address.query
    assert "file=README.md" in address.wizard(View("README.md"))


def test_features_ticked_one_by_one_are_one_value() -> None:
    request = read_pairs([("features", "docker"), ("features", "lean")])
    assert request == Request([("features", "docker,lean")], View())


def test_a_fix_overrides_what_was_typed() -> None:
    form = [("package", "Class"), ("name", "Shop"), ("fix", "package=class_&features=")]
    assert fixed(form) == [("name", "Shop"), ("package", "class_"), ("features", "")]


def test_opening_a_file_closes_the_editor() -> None:
    request = read_pairs([("entity", "Album"), ("file", "a.py"), ("open", "b.py")])
    assert request.view == View("b.py", None)


def test_line_breaks_of_a_form_are_plain_ones() -> None:
    assert read_pairs([("description", "a\r\nb")]).pairs == [("description", "a\nb")]


def test_no_group_on_offer_is_called_like_a_key_of_the_view() -> None:
    offered = load_templates(resource("templates") / "project", "0").catalog
    assert not {group.id for group in offered.groups} & {
        FILE,
        ENTITY,
        SHOW,
        AGAINST,
        OPEN,
        OTHER,
        FIX,
    }


def test_a_link_that_names_a_host_and_nothing_else_tells_which() -> None:
    hosts = [bare_host(link) for link in (" http://x:8000/#top ", "https://x", "https://x/a", "x")]
    assert hosts == ["x:8000", "x", "", ""]
