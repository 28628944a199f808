"""Relations point somewhere, can be inserted, and order the tables."""

import pytest

from builder.blueprint.choices import all_entities
from builder.blueprint.constraints import Association
from builder.blueprint.forms import parse_data
from builder.blueprint.relations import Edge, TablePlan, plan_tables, required_cycles

from .samples import CATALOG, document, entity, problems, relation, rules
from .suggestions import followed


def plan(data: dict[str, object]) -> TablePlan:
    return plan_tables(all_entities(parse_data(data, CATALOG), CATALOG))


def names(found: TablePlan) -> list[str]:
    return [item.name for item in found.entities]


def links(*arrows: str, required: bool = True) -> dict[str, object]:
    """Say entities with relations, such as `A>B`."""
    pairs = [arrow.split(">") for arrow in arrows]
    every = sorted({name for pair in pairs for name in pair})
    return document(
        *(
            entity(
                f"{name}Node",
                relations=[
                    relation(f"to_{target.lower()}", f"{target}Node", required=required)
                    for source, target in pairs
                    if source == name
                ],
            )
            for name in every
        )
    )


def test_a_target_must_exist() -> None:
    data = document(entity("Album", relations=[relation(target="Artits")]), entity("Artist"))
    [problem] = problems(data)
    assert (problem.place, problem.suggestion) == ("entities[0].relations[0].target", "Artist")


def test_a_provided_entity_is_a_target_only_where_it_is_chosen() -> None:
    data = document(entity("Album", relations=[relation("owner", "User", inverse="albums")]))
    assert rules(data) == [("entities[0].relations[0].target", "unknown-entity")]
    assert problems(data | {"options": {"auth": "local"}}) == ()


def test_a_required_relation_cannot_become_null() -> None:
    data = document(entity("Album", relations=[relation(on_delete="set_null")]), entity("Artist"))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (
        "entities[0].relations[0].on_delete",
        "set-null-required",
    )
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "more", [{"required": False}, {"on_delete": "cascade"}, {"on_delete": "set_null"}]
)
def test_a_many_to_many_is_neither_required_nor_deleted(more: dict[str, object]) -> None:
    link = relation("tags", "Tag", **more) | {"kind": "many_to_many"}
    data = document(entity("Album", relations=[link]), entity("Tag"))
    [problem] = problems(data)
    assert problem.rule == "no-such-attribute"
    assert problems(followed(data, problem)) == ()


CYCLES = [
    ("A>A",),
    ("A>B", "B>A"),
    ("A>B", "B>C", "C>A"),
    ("X>A", "A>B", "B>A", "B>Y"),
]


@pytest.mark.parametrize("arrows", CYCLES)
def test_a_required_cycle_is_refused_with_its_path(arrows: tuple[str, ...]) -> None:
    data = links(*arrows)
    [problem] = problems(data)
    assert problem.rule == "required-cycle"
    assert "ANode.to_" in problem.message
    assert "required = false" in problem.message
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("arrows", [*CYCLES, ("A>B", "B>A", "A>A", "B>B")])
def test_an_optional_cycle_is_planned(arrows: tuple[str, ...]) -> None:
    found = plan(links(*arrows, required=False))
    position = {name: number for number, name in enumerate(names(found))}
    for edge in found.deferred:
        assert position[edge.target] > position[edge.entity]


def test_two_cycles_are_two_problems() -> None:
    assert len(problems(links("A>B", "B>A", "C>D", "D>C"))) == 2


def test_tables_stand_after_what_they_refer_to() -> None:
    found = plan(links("A>B", "B>C"))
    assert names(found) == ["CNode", "BNode", "ANode"]
    assert found.deferred == ()


def test_tables_without_relations_keep_the_order_of_the_author() -> None:
    assert names(plan(document(entity("Zebra"), entity("Apple"), entity("Moose")))) == [
        "Zebra",
        "Apple",
        "Moose",
    ]


def test_only_the_edge_that_closes_an_optional_cycle_is_deferred() -> None:
    data = links("A>B", "B>A")
    first = data["entities"][0]["relations"][0]  # type: ignore[index]
    first["required"] = False
    found = plan(data)
    assert names(found) == ["ANode", "BNode"]
    assert found.deferred == (Edge("ANode", "to_b", "BNode", required=False),)


def test_a_relation_to_itself_is_not_deferred() -> None:
    assert plan(links("A>A", required=False)).deferred == ()


def test_several_relations_lead_to_one_target() -> None:
    data = document(
        entity("Match2", relations=[relation("home", "Team"), relation("guest", "Team")]),
        entity("Team"),
    )
    assert names(plan(data)) == ["Team", "Match2"]


def test_a_many_to_many_has_a_table_of_its_own() -> None:
    link = relation("tags", "Tag", inverse="albums") | {"kind": "many_to_many"}
    friends = relation("friends", "Tag") | {"kind": "many_to_many"}
    found = plan(document(entity("Album", relations=[link]), entity("Tag", relations=[friends])))
    assert found.associations == (
        Association("Album", "tags", "albums_tags", "album_id", "tag_id"),
        Association("Tag", "friends", "tags_friends", "tag_id", "related_tag_id"),
    )


def test_provided_entities_come_with_their_relations() -> None:
    data = document(
        entity("Album", relations=[relation("owner", "User")]), options={"auth": "local"}
    )
    assert names(plan(data)) == ["User", "RefreshToken", "Album"]


def test_a_blueprint_without_required_relations_has_no_cycle() -> None:
    blueprint = parse_data(links("A>B", "B>A", required=False), CATALOG)
    assert required_cycles(blueprint.entities) == ()
