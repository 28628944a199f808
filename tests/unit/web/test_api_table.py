"""Who may call what, in words."""

from builder.blueprint.forms import parse_data
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.api_table import api_table

TEMPLATES = load_templates(resource("templates") / "project", "0")
FIELDS = [{"name": "text", "type": "string"}]
ENTITIES: list[dict[str, object]] = [
    {"name": "Note", "fields": FIELDS},
    {"name": "Diary", "authored": True, "read": "owner", "write": "owner", "fields": FIELDS},
    {"name": "Post", "authored": True, "read": "everybody", "write": "owner", "fields": FIELDS},
    {"name": "Rule", "read": "signed_in", "write": "role", "role": "editor", "fields": FIELDS},
]


def callers(auth: str, *entities: dict[str, object]) -> dict[str, list[str]]:
    """Return who may list, create and delete the records of each entity."""
    data = {"options": {"auth": auth}, "entities": list(entities)}
    blueprint = parse_data(data, TEMPLATES.catalog)
    table = api_table(blueprint, render(blueprint, TEMPLATES), TEMPLATES.catalog)
    wanted = ("list", "create", "delete")
    return {
        resource.title: [
            operation.caller
            for operation in resource.operations
            if operation.endpoint.name.split("_")[0] in wanted
        ]
        for resource in table
    }


def test_everybody_may_call_where_nobody_signs_in() -> None:
    assert callers("none", ENTITIES[0])["notes"] == ["everybody"] * 3


def test_rules_are_told_operation_by_operation() -> None:
    rows = callers("local", *ENTITIES)
    owner, editor = "the owner, or the role admin", "the role editor"
    assert rows["notes"] == ["whoever is signed in"] * 3
    assert rows["diaries"] == [owner, "whoever is signed in", owner]
    assert rows["posts"] == ["everybody", "whoever is signed in", owner]
    assert rows["rules"] == ["whoever is signed in", editor, editor]
    assert {*rows["users"]} == {"the role admin"}
