"""The diagram of the entities, as a view: each box leads to its entity in the editor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.choices import provided_entities
from ..blueprint.model import Blueprint
from ..diagram.drawing import Drawing, Node, picture
from .address import Address, View
from .words import gettext as _
from .words import ngettext

FORMS = {"svg": "SVG", "mmd": "Mermaid", "dbml": "DBML"}


@dataclass(frozen=True, slots=True)
class Item:
    """A box with where it leads, and what is said of it to who cannot see it.

    `opens` says only what is to be opened, for a request that adds the rest itself.
    """

    node: Node
    description: str
    url: str
    opens: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Download:
    """A form in which the diagram can be taken along."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """What the page shows of the diagram."""

    drawing: Drawing
    label: str
    items: tuple[Item, ...]
    downloads: tuple[Download, ...]


def diagram_of(blueprint: Blueprint, catalog: Catalog, address: Address, view: View) -> Diagram:
    """Return the diagram of a Blueprint's entities."""
    drawing = picture(blueprint, catalog)
    return Diagram(
        drawing=drawing,
        label=diagram_label(drawing),
        items=tuple(_items(drawing, _editable(blueprint, catalog), address, view)),
        downloads=tuple(Download(title, address.diagram(form)) for form, title in FORMS.items()),
    )


def diagram_label(drawing: Drawing) -> str:
    """Say how much there is to see."""
    entities = ngettext("%(num)s entity", "%(num)s entities", len(drawing.nodes))
    relations = ngettext("%(num)s relation", "%(num)s relations", len(drawing.lines))
    return _("Diagram: %(entities)s, %(relations)s", entities=entities, relations=relations)


def _editable(blueprint: Blueprint, catalog: Catalog) -> set[str]:
    """Return what the editor can open: the author's entities, and those that can be added to."""
    given = {each.name for each in provided_entities(blueprint, catalog) if each.display}
    return given | {entity.name for entity in blueprint.entities}


def _items(drawing: Drawing, editable: set[str], address: Address, view: View) -> Iterator[Item]:
    for node in drawing.nodes:
        opened = replace(view, entity=node.box.name)
        is_editable = node.box.name in editable
        yield Item(
            node=node,
            description=_description(node, drawing),
            url=f"{address.wizard(opened)}#editor" if is_editable else "",
            opens=f"/?{urlencode(opened.pairs)}",
            is_open=view.entity == node.box.name,
        )


def _description(node: Node, drawing: Drawing) -> str:
    name = node.box.name
    beside = dict.fromkeys(
        line.target if line.source == name else line.source
        for line in drawing.lines
        if name in {line.source, line.target}
    )
    fields = ngettext("%(num)s field", "%(num)s fields", node.box.fields)
    links = _("linked with %(names)s", names=", ".join(beside))
    return f"{fields}, {links}" if beside else fields
