"""The Blueprint of a link that somebody has."""

import pytest

from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.forms import parse_link, parse_query
from builder.blueprint.forms.links import query_in
from tests.unit.generator.cases import template_set

CATALOG = template_set().catalog
SHOP = parse_query([("name", "Shop"), ("database", "postgresql")], CATALOG)


@pytest.mark.parametrize(
    "link",
    [
        "https://builder.test/?name=Shop&database=postgresql",
        "https://builder.test/project.zip?name=Shop&database=postgresql",
        " https://builder.test/?name=Shop&database=postgresql&file=app%2Fmain.py&show=diff#work\n",
        "/?name=Shop&entity=new&database=postgresql&against=defaults",
    ],
)
def test_what_is_open_beside_the_project_does_not_matter(link: str) -> None:
    assert parse_link(link, CATALOG) == SHOP


def test_a_link_that_says_nothing_is_the_defaults() -> None:
    assert parse_link("https://builder.test/", CATALOG) == parse_query([], CATALOG)


def test_a_link_is_refused_like_any_other_form() -> None:
    with pytest.raises(InvalidBlueprint) as error:
        parse_link("https://builder.test/?databse=postgresql", CATALOG)
    assert error.value.problems[0].suggestion == "database"


@pytest.mark.parametrize("link", ["http://[::1/?name=Shop", "?name=Shop", " //[?name=Shop#?a=b "])
def test_a_link_need_not_be_an_address_that_leads_anywhere(link: str) -> None:
    assert query_in(link) == "name=Shop"
    assert parse_link(link, CATALOG) == parse_query([("name", "Shop")], CATALOG)


@pytest.mark.parametrize("link", ["", "http://[", "https://builder.test/#?name=Shop"])
def test_what_has_no_query_says_nothing(link: str) -> None:
    assert query_in(link) == ""
