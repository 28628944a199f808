"""What a box tells of its entity, and what its links say."""

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, RelationKind
from builder.diagram.boxes import box_of
from builder.diagram.drawing import draw, drawn_entities, picture
from builder.diagram.links import links_of
from tests.unit.blueprint.samples import CATALOG

from .samples import entity, relation

CUSTOMER = entity("Customer")


def words(*relations: tuple[str, str, bool]) -> list[str]:
    """Return what is said of relations of an order, given as name, kind and whether required."""
    kinds: dict[str, RelationKind] = {
        "n:1": "many_to_one",
        "1:1": "one_to_one",
        "n:n": "many_to_many",
    }
    links = [
        relation(name, "Customer", kinds[kind], required=required)
        for name, kind, required in relations
    ]
    return [link.words for link in links_of([entity("Order", *links), CUSTOMER])]


def test_at_most_twelve_fields_are_shown_and_the_rest_is_counted() -> None:
    box = box_of(entity("Wide", fields=20), 0, is_provided=False)
    assert len(box.rows) == 12
    assert box.notes == ("8 more fields",)


def test_a_relation_whose_row_is_not_shown_still_begins_at_the_box() -> None:
    links = [relation(f"link_{at}", "Wide") for at in range(40)]
    box = box_of(entity("Wide", *links), 0, is_provided=False)
    assert len(box.ports) == len(links)
    assert max(box.ports) < box.height


def test_traits_are_noted() -> None:
    box = box_of(Entity(name="Note", timestamps=True, versioned=True), 0, is_provided=False)
    assert box.notes == ("versions, timestamps",)


def test_required_is_filled_and_unique_is_a_diamond() -> None:
    fields = (
        Field(name="code", type="string", unique=True),
        Field(name="note", type="string", required=False),
    )
    box = box_of(Entity(name="Item", fields=fields), 0, is_provided=False)
    assert box.full.count("M") == box.hollow.count("M") == 1
    assert "l4 4" in box.full
    assert "a3 3" in box.hollow


def test_a_box_is_as_wide_as_its_longest_line() -> None:
    long = Entity(name="Item", fields=(Field(name="n" * 24, type="big_integer"),))
    wide, narrow = (box_of(each, 0, is_provided=False).width for each in (long, CUSTOMER))
    assert wide > narrow
    assert wide > 7.2 * (24 + len("big integer"))


def test_a_long_name_is_shortened() -> None:
    box = box_of(entity("W" * 40), 0, is_provided=False)
    assert box.title == "W" * 23 + "…"
    assert box.name == "W" * 40


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("customer", "n:1", True),
            "Order belongs to one Customer; deleting a Customer is refused",
        ),
        (
            ("payer", "n:1", False),
            "Order may belong to one Customer as payer; deleting a Customer is refused",
        ),
        (
            ("customer", "1:1", True),
            "Order has exactly one Customer; deleting a Customer is refused",
        ),
        (
            ("customers", "n:n", True),
            "Order has any number of Customer (customers), and the other way round",
        ),
    ],
)
def test_a_link_says_what_it_means(given: tuple[str, str, bool], said: str) -> None:
    assert words(given) == [said]


def test_the_ends_of_a_link_tell_how_many() -> None:
    links = [relation("a", "Customer"), relation("b", "Customer", required=False)]
    links += [relation("c", "Customer", "one_to_one"), relation("d", "Customer", "many_to_many")]
    found = [(link.near, link.far) for link in links_of([entity("Order", *links), CUSTOMER])]
    assert found == [("many", "one"), ("many", "maybe"), ("maybe", "one"), ("many", "many")]


def test_a_link_to_what_is_not_drawn_is_left_out() -> None:
    assert draw([entity("Order", relation("owner", "User"))]).lines == ()


def test_a_provided_entity_is_drawn_and_marked_where_something_leads_to_it() -> None:
    note = Entity(
        name="Note",
        fields=(Field(name="text", type="string"),),
        relations=(relation("owner", "User"),),
    )
    alone = note.model_copy(update={"relations": ()})
    auth = {"auth": "local"}
    linked = complete(Blueprint(options=auth, entities=(note,)), CATALOG)
    apart = complete(Blueprint(options=auth, entities=(alone,)), CATALOG)
    marks = {node.box.name: node.box.is_provided for node in picture(linked, CATALOG).nodes}
    assert marks == {"User": True, "Note": False}
    assert [each.name for each in drawn_entities(apart, CATALOG)] == ["Note"]
