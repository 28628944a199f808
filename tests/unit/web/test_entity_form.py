"""The editor shows everything that an entity has: what is opened and saved stays the same."""

from collections.abc import Iterator

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, Relation
from builder.web.address import View
from builder.web.controls import Control
from builder.web.editor import failed_form, open_editor, save_entity
from builder.web.entity_form import EntityForm
from builder.web.entity_rows import FieldRow, RelationRow

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
    assert opened(signed_in, "Item").situation.targets == ("User", "Tag", "Item")


def test_the_fold_says_what_is_set_behind_it() -> None:
    rows = opened(SHOP, "Item").fields
    assert rows[0].summary == "shortest 2, longest 160, sort by it, search in it"
    assert rows[4].summary == "values draft, sent, paid, default draft, filter by it"


SIGNED_IN = complete(Blueprint(options={"auth": "local"}, entities=(TAG, ITEM)), CATALOG)


def guards(form: EntityForm) -> list[str]:
    """Return the names of the controls that are about people."""
    traits = [control.name for control in form.traits if control.name == "authored"]
    return [*traits, *(control.name for control in form.access)]


def test_who_may_call_is_asked_where_people_sign_in() -> None:
    form = opened(SIGNED_IN, "Tag")
    assert guards(form) == ["authored", "read", "write", "role"]
    assert form.situation.unguarded == ""


def test_where_nobody_signs_in_it_says_what_to_choose_first() -> None:
    form = opened(SHOP, "Tag")
    assert guards(form) == []
    assert form.situation.unguarded == "Choose Local accounts under Sign-in."


def test_what_was_said_of_people_can_be_unsaid_where_nobody_signs_in() -> None:
    assert guards(opened(SHOP, "Item")) == ["read", "role"]


@pytest.mark.parametrize(
    ("said", "control"),
    [
        ({"read": "owner"}, "authored"),
        ({"read": "role", "write": "everybody"}, "write"),
        ({"role": "user"}, "role"),
    ],
)
def test_a_problem_of_access_stands_at_its_control(said: dict[str, str], control: str) -> None:
    pairs = {**dict(sent(opened(SIGNED_IN, "Tag"))), **said, "operations": "list"}
    edit = save_entity(SIGNED_IN, list(pairs.items()), CATALOG)
    form = failed_form(edit, SIGNED_IN, CATALOG)
    assert [each.name for each in controls(form) if each.problems] == [control]


def test_without_a_sign_in_a_guard_is_refused_at_its_control() -> None:
    pairs = {**dict(sent(opened(SHOP, "Tag"))), "read": "signed_in", "operations": "list"}
    edit = save_entity(SHOP, list(pairs.items()), CATALOG)
    form = failed_form(edit, SHOP, CATALOG)
    assert [each.name for each in controls(form) if each.problems] == ["read"]
