"""Mermaid and DBML: what other tools read, whatever the descriptions hold."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.blueprint.catalog import Catalog, Group, Option
from builder.blueprint.choices import complete
from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.diagram.dbml import quoted_text, to_dbml
from builder.diagram.mermaid import comment, to_mermaid
from builder.resources import resource
from tests.unit.blueprint.samples import CATALOG
from tests.unit.blueprint.strategies import valid_blueprints

from .samples import entity, relation

HOSTILE = [
    'a "quoted" thing',
    "it's",
    "back\\slash \\",
    "two\nlines } erDiagram",
    "%% comment",
    "''' Table x {",
    "`tick` <b>&amp;</b> #quot;",
    "ключ 鍵 🔑",
]
TEXT = re.compile(r"'(?:[^'\\\n]|\\.)*'")
MERMAID = re.compile(
    r"erDiagram\n"
    r"(?:    \w+ \{\n(?:        \w+ \w+(?: UK)?(?: \"[^\"\n\\%{}<>#;`]*\")?\n)*    \}\n)*"
    r"(?:    \w+ [|}][|o]--[|o][|{] \w+ : \w+\n)*"
)


def blueprint(*entities: Entity, name: str = "Shop") -> Blueprint:
    """Return a Blueprint with these entities."""
    return complete(Blueprint(project=ProjectInfo(name=name), entities=entities), CATALOG)


def told(text: str) -> Blueprint:
    """Return a Blueprint in which everything has this description."""
    owner = entity("Owner")
    fields = (Field(name="code", type="string", description=text, unique=True),)
    link = Relation(name="owner", target="Owner", kind="many_to_one", description=text)
    item = Entity(name="Item", description=text, fields=fields, relations=(link,))
    return blueprint(owner, item)


def test_mermaid_has_entities_fields_and_ends() -> None:
    text = to_mermaid(
        blueprint(entity("Order", relation("customer", "Customer")), entity("Customer", fields=1)),
        CATALOG,
    )
    assert "    Customer {\n        string field_0\n    }\n" in text
    assert "    Order }o--|| Customer : customer\n" in text


def test_dbml_has_tables_and_references() -> None:
    links = [
        relation("customer", "Customer"),
        relation("tags", "Customer", "many_to_many"),
        relation("card", "Customer", "one_to_one", required=False),
    ]
    text = to_dbml(blueprint(entity("Order", *links), entity("Customer")), CATALOG)
    assert 'Table "orders" {' in text
    assert '  "field_0" varchar(255) [not null]\n' in text
    assert '  "card_id" bigint [unique]\n' in text
    assert 'Ref: "orders"."customer_id" > "customers".id [delete: restrict]' in text
    assert 'Ref "tags": "orders".id <> "customers".id' in text


def test_dbml_has_the_keys_that_were_chosen_and_what_traits_add() -> None:
    keys = Group("keys", "Keys", "", "uuid7", (Option("uuid7", "UUIDv7", group="keys"),))
    catalog = Catalog((*CATALOG.groups, keys))
    note = Entity(name="Note", timestamps=True, authored=True)
    chosen = complete(Blueprint(options={"auth": "local"}, entities=(note,)), catalog)
    text = to_dbml(chosen, catalog)
    assert "  id uuid [pk]\n" in text
    assert "  \"created_at\" timestamp [not null, note: 'When it was created.']\n" in text
    assert "  \"created_by_id\" uuid [note: 'Who created it.']\n" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_description_leaves_its_place_in_mermaid(text: str) -> None:
    assert MERMAID.fullmatch(to_mermaid(told(text), CATALOG))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_description_leaves_its_place_in_dbml(text: str) -> None:
    assert TEXT.fullmatch(quoted_text(text))
    assert TEXT.sub("", to_dbml(told(text), CATALOG)) == TEXT.sub("", to_dbml(told("x"), CATALOG))


@given(st.text())
def test_any_text_is_a_string_or_a_comment(text: str) -> None:
    assert TEXT.fullmatch(quoted_text(text))
    assert not set('"\\\n{}%#;`<>') & set(comment(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(valid_blueprints())
def test_any_blueprint_is_written(given: Blueprint) -> None:
    assert MERMAID.fullmatch(to_mermaid(given, CATALOG))
    assert to_dbml(given, CATALOG).count("Table ") >= len(given.entities)


@pytest.mark.parametrize("name", ["chinook", "library"])
def test_the_examples_are_written(name: str) -> None:
    example = parse_toml((resource("examples") / f"{name}.toml").read_bytes(), CATALOG)
    assert MERMAID.fullmatch(to_mermaid(example, CATALOG))
    assert to_dbml(example, CATALOG).startswith("Project ")
