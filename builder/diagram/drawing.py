"""Entities as boxes and links, laid out: what a template needs to write an SVG."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from ..blueprint.choices import all_entities, provided_entities
from ..blueprint.model import Blueprint, Entity
from .boxes import Box, box_of
from .layout import lay_out
from .links import Link, links_of
from .paths import path_of
from .ranks import Edge

_MARGIN = 16.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box and where it stands."""

    box: Box
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A link and the path of its line; it is between these two entities."""

    source: str
    target: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture(blueprint: Blueprint, catalog: Catalog) -> Drawing:
    """Return the picture of a Blueprint's entities."""
    provided = {entity.name for entity in provided_entities(blueprint, catalog)}
    return draw(drawn_entities(blueprint, catalog), provided)


def drawn_entities(blueprint: Blueprint, catalog: Catalog) -> tuple[Entity, ...]:
    """Return the author's entities, and of the provided ones those that they lead or add to."""
    own = {entity.name for entity in blueprint.entities}
    targets = {each.target for entity in blueprint.entities for each in entity.relations}
    return tuple(each for each in all_entities(blueprint, catalog) if each.name in own | targets)


def draw(entities: Sequence[Entity], provided: Collection[str] = ()) -> Drawing:
    """Return the picture of entities; those called `provided` are marked as such."""
    links = links_of(entities)
    incoming = Counter(link.target for link in links)
    boxes = [
        box_of(entity, incoming[at], is_provided=entity.name in provided)
        for at, entity in enumerate(entities)
    ]
    edges = [
        Edge(link.source, link.target, boxes[link.source].ports[link.at], link.far)
        for link in links
    ]
    layout = lay_out([(box.width, box.height) for box in boxes], edges).moved(_MARGIN, _MARGIN)
    return Drawing(
        width=layout.size[0] + 2 * _MARGIN,
        height=layout.size[1] + 2 * _MARGIN,
        nodes=tuple(
            Node(replace(box, width=layout.widths[at]), *layout.places[at])
            for at, box in enumerate(boxes)
        ),
        lines=tuple(_line(link, boxes, layout.ways[at]) for at, link in enumerate(links)),
    )


def _line(link: Link, boxes: Sequence[Box], way: tuple[tuple[float, float], ...]) -> Line:
    source, target = boxes[link.source].name, boxes[link.target].name
    return Line(source, target, path_of(way, link.near, link.far), link.words)
