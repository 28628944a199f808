"""What a click on an option would do, told before it."""

import pytest

from builder.blueprint.catalog import Option
from builder.web.address import read_query
from builder.web.ghost import would_be
from builder.web.reading import read
from builder.web.wizard import Wizard

from .fakes import CATALOG, FakeProjects

WIZARD = Wizard(FakeProjects(), "http://testserver/", is_sharing_open=True)


def option(path: str) -> Option:
    """Return an option that is on offer."""
    found = CATALOG.find(path)
    assert found
    return found


@pytest.mark.parametrize(
    ("query", "path", "then"),
    [
        ("", "database/postgresql", {"database": "postgresql", "features": ""}),
        ("features=docker", "features/lean", {"features": "docker,lean"}),
        ("features=docker,lean", "features/docker", {"features": "lean"}),
        ("name=Shop", "features/docker", {"name": "Shop", "features": "docker"}),
    ],
)
def test_a_click_takes_an_option_or_drops_it_again(
    query: str, path: str, then: dict[str, str]
) -> None:
    reading = read(read_query(query), CATALOG)
    assert dict(would_be(reading, option(path), CATALOG).pairs) == then


async def test_it_names_the_files_that_come_and_go() -> None:
    ghost = await WIZARD.ghost(read(read_query("features=docker"), CATALOG), "features/docker")
    assert ghost
    assert ghost.files == {"docker/settings.toml": "removed"}
    assert ghost.counts == {"added": 0, "modified": 0, "removed": 1}


@pytest.mark.parametrize("path", ["features/audit", "features/nothing", "", "auth/local/with/x"])
async def test_what_cannot_be_taken_just_so_has_none(path: str) -> None:
    assert await WIZARD.ghost(read(read_query(""), CATALOG), path) is None
