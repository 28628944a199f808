"""What two people made of one Blueprint."""

import pytest

from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.merging import Merge, Picks
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation

from .samples import CATALOG

BOOK = Entity(name="Book", fields=(Field(name="title", type="string"),))
LONGER = Entity(name="Book", fields=(*BOOK.fields, Field(name="pages", type="integer")))
SHORTER = Entity(name="Book", fields=(Field(name="name", type="string"),))
AUTHOR = Entity(name="Author", fields=(Field(name="name", type="string"),))
SHOP = Entity(name="Shop", fields=(Field(name="name", type="string"),))


def merge(base: Blueprint, theirs: Blueprint, yours: Blueprint) -> Merge:
    """Return both sides of `base`."""
    return Merge(base, theirs, yours, CATALOG)


def of(*entities: Entity) -> Blueprint:
    """Return a Blueprint of these entities."""
    return Blueprint(entities=entities)


def conflicts(merge: Merge) -> list[str]:
    """Return what both sides changed, and not alike."""
    return [each.key for each in merge.partings() if each.is_conflict]


def test_nothing_parts_what_nobody_changed() -> None:
    assert not merge(of(BOOK), of(BOOK), of(BOOK)).partings()


def test_what_only_one_side_changed_is_taken() -> None:
    sides = merge(
        Blueprint(),
        Blueprint(project=ProjectInfo(name="Shop"), features=("docker",)),
        Blueprint(project=ProjectInfo(description="Sells")),
    )
    merged = sides.merged({})
    assert not conflicts(sides)
    assert (merged.project.name, merged.project.description) == ("Shop", "Sells")
    assert merged.features == ("docker",)


def test_what_both_changed_alike_is_no_conflict() -> None:
    both = Blueprint(features=("docker",))
    sides = merge(Blueprint(), both, both)
    assert not conflicts(sides)
    assert sides.merged({}).features == ("docker",)


@pytest.mark.parametrize(("side", "fields"), [("theirs", 2), ("yours", 1)])
def test_of_two_changes_the_one_that_is_picked_is_taken(side: str, fields: int) -> None:
    sides = merge(of(BOOK), of(LONGER), of(SHORTER))
    picks: Picks = {"entities.Book": "theirs" if side == "theirs" else "yours"}
    assert conflicts(sides) == ["entities.Book"]
    assert len(sides.merged(picks).entities[0].fields) == fields


def test_what_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    sides = merge(of(BOOK, AUTHOR), of(AUTHOR), of(LONGER, AUTHOR))
    assert conflicts(sides) == ["entities.Book"]
    assert sides.merged({"entities.Book": "theirs"}).entities == (AUTHOR,)


def test_what_one_side_removed_is_gone() -> None:
    assert merge(of(BOOK, AUTHOR), of(BOOK, AUTHOR), of(AUTHOR)).merged({}).entities == (AUTHOR,)


def test_entities_stand_in_the_order_of_who_changed_it() -> None:
    names = [
        each.name
        for each in merge(of(BOOK, AUTHOR), of(BOOK, AUTHOR, SHOP), of(AUTHOR, BOOK))
        .merged({})
        .entities
    ]
    assert names == ["Author", "Book", "Shop"]


def test_another_order_is_kept_beside_what_others_add() -> None:
    sides = merge(of(BOOK, AUTHOR), of(AUTHOR, BOOK), of(BOOK, AUTHOR, SHOP))
    assert [each.name for each in sides.merged({}).entities] == ["Author", "Book", "Shop"]


def test_of_two_orders_one_is_picked() -> None:
    sides = merge(of(BOOK, AUTHOR, SHOP), of(AUTHOR, BOOK, SHOP), of(SHOP, BOOK, AUTHOR))
    assert conflicts(sides) == ["order"]
    theirs = sides.merged({"order": "theirs"})
    assert [each.name for each in theirs.entities] == ["Author", "Book", "Shop"]


def test_sides_that_do_not_go_together_are_refused() -> None:
    needs = Relation(name="author", target="Author", kind="many_to_one")
    theirs = of(BOOK.model_copy(update={"relations": (needs,)}), AUTHOR)
    yours = of(BOOK)
    for side in (theirs, yours):
        assert not merge(side, side, side).partings()
        merge(side, side, side).merged({})
    with pytest.raises(InvalidBlueprint):
        merge(of(BOOK, AUTHOR), theirs, yours).merged({})
