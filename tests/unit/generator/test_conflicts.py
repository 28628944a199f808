"""An operation declares a conflict where another record can stand in its way, and only there."""

from builder.blueprint.model import Entity, Field, Relation
from builder.generator.emission.conflicts import conflicting, held

NOTE = Entity(name="Note", fields=(Field(name="text", type="string"),))


def _owner(name: str, target: str, rule: str) -> Entity:
    relation = {"name": "owner", "target": target, "kind": "many_to_one", "on_delete": rule}
    return Entity(name=name, relations=(Relation.model_validate(relation),))


def test_a_record_that_is_like_no_other_has_no_conflicts() -> None:
    assert conflicting(NOTE, held([NOTE])) == set()


def test_a_unique_value_can_be_taken() -> None:
    unique = NOTE.model_copy(update={"fields": (Field(name="text", type="string", unique=True),)})
    composite = NOTE.model_copy(update={"unique": (("text",),)})
    for entity in (unique, composite):
        assert conflicting(entity, frozenset()) == {"create", "update"}


def test_a_unique_value_that_nobody_changes_is_taken_by_creation_only() -> None:
    fields = (Field(name="number", type="string", unique=True, read_only=True),)
    assert conflicting(NOTE.model_copy(update={"fields": fields}), frozenset()) == {"create"}


def test_what_is_referred_to_can_go_in_the_meantime() -> None:
    assert conflicting(_owner("Task", "Note", "cascade"), frozenset()) == {"create", "update"}


def test_a_record_that_others_need_cannot_be_deleted() -> None:
    entities = (NOTE, _owner("Task", "Note", "restrict"))
    assert held(entities) == {"Note"}
    assert conflicting(NOTE, held(entities)) == {"delete"}


def test_a_cascade_stops_at_what_others_need() -> None:
    entities = (
        NOTE,
        _owner("Chapter", "Note", "cascade"),
        _owner("Page", "Chapter", "cascade"),
        _owner("Line", "Page", "restrict"),
        _owner("Mark", "Note", "set_null"),
    )
    assert held(entities) == {"Note", "Chapter", "Page"}


def test_a_cascade_in_a_ring_ends() -> None:
    entities = (_owner("Egg", "Hen", "cascade"), _owner("Hen", "Egg", "cascade"))
    assert held(entities) == set()
