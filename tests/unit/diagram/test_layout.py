"""Boxes and lines: apart from each other, the same each time, in little time."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from time import perf_counter

import pytest

from builder.blueprint.model import Entity
from builder.diagram.drawing import Drawing, Node, draw
from builder.diagram.layout import lay_out
from builder.diagram.ranks import Edge

from .samples import crowd, entity, relation

SLOW = 0.5


def overlap(one: Node, other: Node) -> bool:
    """Tell whether two boxes share any room."""
    level = one.x < other.x + other.box.width and other.x < one.x + one.box.width
    upright = one.y < other.y + other.box.height and other.y < one.y + one.box.height
    return level and upright


def at(drawing: Drawing, name: str) -> Node:
    """Return the box of an entity."""
    return next(node for node in drawing.nodes if node.box.name == name)


def ways(entities: Sequence[Entity]) -> list[tuple[tuple[float, float], ...]]:
    """Return the ways of all links between equal boxes."""
    names = [each.name for each in entities]
    edges = [
        Edge(number, names.index(link.target), 20.0)
        for number, each in enumerate(entities)
        for link in each.relations
    ]
    layout = lay_out([(100.0, 80.0)] * len(names), edges)
    return [layout.ways[number] for number in range(len(edges))]


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("count", [1, 7, 25])
def test_boxes_never_overlap(count: int, seed: int) -> None:
    drawing = draw(crowd(count, seed))
    assert not any(overlap(one, other) for one, other in combinations(drawing.nodes, 2))


@pytest.mark.parametrize("seed", range(20))
def test_everything_is_inside_the_drawing(seed: int) -> None:
    drawing = draw(crowd(25, seed))
    for node in drawing.nodes:
        assert node.x >= 0
        assert node.y >= 0
        assert node.x + node.box.width <= drawing.width
        assert node.y + node.box.height <= drawing.height
    for line in drawing.lines:
        points = re.findall(r"[MLQ ]?(-?[\d.]+) (-?[\d.]+)(?=[MLQh ]|$)", line.path)
        assert all(0 <= float(x) <= drawing.width for x, _ in points)


def test_the_same_entities_give_the_same_drawing() -> None:
    assert draw(crowd(40, 3)) == draw(crowd(40, 3))


@pytest.mark.parametrize("seed", range(20))
def test_no_line_goes_through_a_box(seed: int) -> None:
    entities = crowd(20, seed)
    names = [each.name for each in entities]
    edges = [
        Edge(number, names.index(link.target), 20.0)
        for number, each in enumerate(entities)
        for link in each.relations
    ]
    layout = lay_out([(100.0, 80.0)] * len(names), edges)
    for way in layout.ways.values():
        for (a, b), (c, d) in pairwise(way):
            for x, y in layout.places.values():
                outside = max(a, c) <= x or min(a, c) >= x + 100
                assert outside or max(b, d) <= y or min(b, d) >= y + 80


def test_what_is_belonged_to_stands_on_the_left() -> None:
    drawing = draw([entity("Line", relation("order", "Order")), entity("Order")])
    assert at(drawing, "Order").x < at(drawing, "Line").x


def test_a_lone_link_is_straight() -> None:
    (way,) = ways([entity("Line", relation("order", "Order")), entity("Order")])
    assert len({y for _, y in way}) == 1


def test_a_relation_to_itself_goes_out_and_back_on_one_side() -> None:
    (way,) = ways([entity("Employee", relation("manager", "Employee", required=False))])
    assert way[0][0] == way[-1][0] < way[1][0]
    assert way[0][1] != way[-1][1]


def test_parallel_relations_have_lines_of_their_own() -> None:
    links = [relation("billing", "Address"), relation("shipping", "Address")]
    first, second = draw([entity("Order", *links), entity("Address")]).lines
    assert first.path != second.path


def test_a_cycle_of_relations_is_drawn() -> None:
    circle = [
        entity("Chicken", relation("egg", "Egg")),
        entity("Egg", relation("chicken", "Chicken", required=False)),
    ]
    assert len(draw(circle).lines) == len(circle)


def test_a_column_is_wrapped_before_it_gets_very_high() -> None:
    rays = [entity(f"Ray{number}", relation("sun", "Sun")) for number in range(60)]
    drawing = draw([entity("Sun"), *rays])
    assert drawing.height < 1.5 * drawing.width
    assert len({node.x for node in drawing.nodes}) > 3


def test_entities_without_relations_stand_in_rows() -> None:
    drawing = draw([entity(f"Alone{number}") for number in range(30)])
    assert 0.5 < drawing.width / drawing.height < 2
    assert len({node.y for node in drawing.nodes}) < 10


def test_a_box_is_high_enough_for_the_links_that_end_at_it() -> None:
    rays = [entity(f"Ray{number}", relation("sun", "Sun")) for number in range(12)]
    assert at(draw([entity("Sun"), *rays]), "Sun").box.height >= 120


def test_links_to_one_box_from_far_away_share_their_way() -> None:
    chain = [entity("B", relation("a", "A")), entity("C", relation("b", "B"))]
    far = [entity(name, relation("c", "C"), relation("a", "A")) for name in ("D", "E")]
    *_, one, other = (way for way in ways([entity("A"), *chain, *far]) if len(way) > 4)
    assert one[-1] == other[-1]
    assert one[0] != other[0]


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([]).nodes == ()


def test_a_hundred_entities_with_twenty_fields_are_drawn_in_bounded_time() -> None:
    entities = crowd(100, 1, fields=20)
    began = perf_counter()
    draw(entities)
    assert perf_counter() - began < SLOW
