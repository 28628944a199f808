"""Addresses of the wizard for the tests, built as the wizard builds them."""

from typing import Any

from builder.blueprint.forms import parse_data
from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.address import View, wizard_url

CATALOG = load_templates(resource("templates") / "project", "0.0").catalog
ARTIST: dict[str, Any] = {
    "name": "Artist",
    "fields": [{"name": "name", "type": "string", "max_length": 120}],
}
ALBUM: dict[str, Any] = {
    "name": "Album",
    "fields": [
        {"name": "title", "type": "string", "max_length": 160},
        {"name": "price", "type": "decimal", "precision": 10, "scale": 2},
        {"name": "released_on", "type": "date", "required": False},
    ],
    "relations": [{"name": "artist", "target": "Artist", "kind": "many_to_one"}],
}
LONG: dict[str, Any] = {
    "name": "W" + "w" * 39,
    "fields": [{"name": "w" * 40, "type": "enum", "values": ["w" * 60]}],
    "relations": [
        {
            "name": "m" * 40,
            "target": "W" + "w" * 39,
            "kind": "many_to_one",
            "required": False,
            "inverse": "n" * 40,
        }
    ],
}


def address(
    *entities: dict[str, Any],
    file: str | None = None,
    entity: str | None = None,
    auth: str = "none",
) -> str:
    """Return the address of a project with these entities."""
    options = {"auth": auth}
    blueprint = parse_data({"entities": list(entities), "options": options}, CATALOG)
    return wizard_url(blueprint, CATALOG, View(file, entity))
