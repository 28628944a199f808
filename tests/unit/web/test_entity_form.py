"""The editor shows everything that an entity has: what is opened and saved stays the same."""

from collections.abc import Iterator

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, Relation
from builder.web.address import View
from builder.web.controls import Control
from builder.web.editor import open_editor, save_entity
from builder.web.entity_form import EntityForm, FieldRow, RelationRow

from .fakes import CATALOG

TAG = Entity(name="Tag", fields=(Field(name="label", type="string"),))
FIELDS = (
    Field(name="title", type="string", min_length=2, max_length=160, searchable=True, sort=True),
    Field(name="code", type="string", max_length=8, unique=True, pattern="^[A-Z]{3,8}$"),
    Field(name="notes", type="text", required=False, description="two\nlines, and a comma"),
    Field(
        name="price", type="decimal", precision=10, scale=2, min="0", max="99.50", default="1.00"
    ),
    Field(name="status", type="enum", values=("draft", "sent, paid"), default="draft", filter=True),
    Field(name="stock", type="integer", index=True, example="7"),
    Field(name="secret", type="string", write_only=True),
    Field(name="shadow", type="json", required=False, hidden=True),
    Field(name="made_at", type="datetime", required=False, read_only=True),
)
RELATIONS = (
    Relation(name="tags", target="Tag", kind="many_to_many", inverse="items", description="why"),
    Relation(
        name="parent", target="Item", kind="many_to_one", required=False, on_delete="set_null"
    ),
)
ITEM = Entity(
    name="Item",
    plural="item_list",
    description="Sold.\nOr not.",
    operations=("list", "create"),
    display="title",
    timestamps=True,
    read="everybody",
    role="editor",
    unique=(("title", "stock"),),
    indexes=(("price", "stock"), ("stock", "title")),
    fields=FIELDS,
    relations=RELATIONS,
)
SHOP = complete(Blueprint(entities=(TAG, ITEM)), CATALOG)


def opened(blueprint: Blueprint, name: str) -> EntityForm:
    """Open the editor."""
    form = open_editor(blueprint, View(None, name), CATALOG)
    assert form is not None
    return form


def sent(form: EntityForm) -> list[tuple[str, str]]:
    """Return what a browser sends of the form."""
    hidden = [("entity", form.original), *([("extends", "true")] if form.extends else [])]
    was = [(f"fields-{row.index}-was", row.was) for row in form.fields]
    return [*hidden, *was, *(pair for control in controls(form) for pair in pairs(control))]


def controls(form: EntityForm) -> Iterator[Control]:
    """Yield every control of the form."""
    yield from (form.name, *form.about, *form.operations, *form.traits, *form.access)
    for row in form.fields:
        yield from controls_of_field(row)
    for relation in form.relations:
        yield from controls_of_relation(relation)


def controls_of_field(row: FieldRow) -> Iterator[Control]:
    """Yield every control of a field."""
    yield from (row.name, row.type, *row.flags, *row.details)


def controls_of_relation(row: RelationRow) -> Iterator[Control]:
    """Yield every control of a relation."""
    yield from (row.name, row.kind, row.target, row.inverse, row.description)
    if row.is_to_one:
        yield from (row.required, row.on_delete)


def pairs(control: Control) -> list[tuple[str, str]]:
    """Return what a browser sends of a control."""
    if control.kind == "check" and not control.value:
        return []
    return [(control.name, control.value.replace("\n", "\r\n"))]


@pytest.mark.parametrize("name", ["Tag", "Item"])
def test_an_entity_that_is_opened_and_saved_stays_the_same(name: str) -> None:
    edit = save_entity(SHOP, sent(opened(SHOP, name)), CATALOG)
    assert edit.problems == ()
    assert edit.blueprint == SHOP


def test_fields_added_to_a_provided_entity_stay_the_same() -> None:
    user = Entity(
        name="User", extends=True, fields=(Field(name="nick", type="string", required=False),)
    )
    blueprint = complete(Blueprint(options={"auth": "local"}, entities=(user,)), CATALOG)
    edit = save_entity(blueprint, sent(opened(blueprint, "User")), CATALOG)
    assert (edit.blueprint, edit.problems) == (blueprint, ())


def test_a_new_entity_begins_with_a_field() -> None:
    form = opened(SHOP, "new")
    assert [row.name.value for row in form.fields] == ["name", ""]


def test_an_entity_is_called_by_what_it_becomes() -> None:
    names = opened(SHOP, "Item").names
    assert names is not None
    assert (names.table, names.route) == ("item_list", "item-list")


def test_a_relation_may_lead_to_itself_to_others_and_to_what_options_bring() -> None:
    signed_in = complete(Blueprint(options={"auth": "local"}, entities=(TAG, ITEM)), CATALOG)
    assert opened(signed_in, "Item").targets == ("User", "Tag", "Item")


def test_the_fold_says_what_is_set_behind_it() -> None:
    rows = opened(SHOP, "Item").fields
    assert rows[0].summary == "shortest 2, longest 160, sort by it, search in it"
    assert rows[4].summary == "values draft, sent, paid, default draft, filter by it"
