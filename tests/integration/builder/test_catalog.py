"""Everything on offer, for programs."""

from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient

from builder.resources import resource

OVERLAYS = resource("templates") / "project"


@pytest.fixture(scope="module")
async def catalog(client: AsyncClient) -> dict[str, Any]:
    """Return the catalog."""
    response = await client.get("/api/v1/catalog")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def options(folder: Path) -> set[str]:
    """Return the names of the overlays in `folder`."""
    return {path.parent.name for path in folder.glob("*/overlay.toml")}


def test_every_group_and_option_of_the_templates_is_there(catalog: dict[str, Any]) -> None:
    shown = {
        group["id"]: {option["id"] for option in group["options"]} for group in catalog["groups"]
    }
    folders = [file.parent for file in OVERLAYS.glob("*/group.toml")]
    assert shown == {path.name: options(path) for path in folders if path.name != "features"}


def test_every_feature_of_the_templates_is_there(catalog: dict[str, Any]) -> None:
    assert {each["id"] for each in catalog["features"]} == options(OVERLAYS / "features")


def test_everything_has_a_title_and_a_help(catalog: dict[str, Any]) -> None:
    for part in [*catalog["groups"], *catalog["features"]]:
        for each in [part, *part.get("options", ())]:
            assert each["title"]
            assert each["help"]


def test_every_default_is_on_offer(catalog: dict[str, Any]) -> None:
    for group in catalog["groups"]:
        assert group["default"] in {option["id"] for option in group["options"]}


async def test_whatever_it_offers_can_be_had(client: AsyncClient, catalog: dict[str, Any]) -> None:
    for group in catalog["groups"]:
        for option in group["options"]:
            response = await client.head(f"/project.zip?{group['id']}={option['id']}")
            assert response.status_code == 200
