"""Everything that the wizard's page shows, as frozen values; templates ask nothing else."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.choices import chosen_options
from ..blueprint.forms.drafts import NO_DRAFTS, Drafts
from ..blueprint.forms.links import AGAINST, ENTITY, FILE, PRESET, SAVED, SHOW
from ..blueprint.model import Blueprint
from ..blueprint.preset import Preset
from .address import (
    DIAGRAM,
    DRAFT,
    NEW,
    PACKED,
    PLAIN,
    Address,
    Pairs,
    View,
    address_of,
    read_all,
)
from .api_table import Resource
from .choices import CardGroup, card_groups
from .command import commands
from .comparison import Choice, Comparison, Past, base_choices, starter_choices
from .controls import Control
from .decisions import Decision, decisions
from .diagram import Diagram
from .difference import Difference
from .entity_form import EntityForm
from .entity_list import EntityItem, ProvidedItem, entity_items, provided_items
from .filetree import Tree
from .house import House
from .house_pane import HousePane, house_pane
from .looks import looks_at
from .project_form import project_controls
from .proof import Proof
from .quick_entry import UNTOUCHED, QuickEntry
from .reading import Reading
from .review import HandingOver, Review, review_of
from .source import Source
from .starting import Start, start_of
from .telling import EntityTroubles, Outstanding, entity_troubles, other_messages, outstanding

CARRIED = (PACKED, DRAFT, FILE, ENTITY, SHOW, AGAINST, SAVED, PRESET)


@dataclass(frozen=True, slots=True)
class Preview:
    """What of a Project is looked at."""

    slug: str
    size: int
    first_run: str
    tree: Tree
    compared: Comparison
    source: Source | None
    difference: Difference | None
    api: tuple[Resource, ...]
    diagram: Diagram | None
    is_work_changed: bool
    proof: Proof


@dataclass(frozen=True, slots=True)
class ComparePane:
    """What the project can be compared with, and what differs from that, in words.

    `since` is `?` and the query of what it was before the last change; empty where unknown.
    `patch_url` leads to what differs as a file; empty where nothing does.
    """

    bases: tuple[Choice, ...]
    starters: tuple[Choice, ...]
    trouble: str
    reason: str
    decided: tuple[Decision, ...]
    undo_url: str
    patch_url: str
    since: str


@dataclass(frozen=True, slots=True)
class WizardPage:
    """The page; `is_adapted` where it shows the nearest project to what was asked for."""

    view: View
    title: str
    project: tuple[Control, ...]
    groups: tuple[CardGroup, ...]
    entities: tuple[EntityItem, ...]
    provided: tuple[ProvidedItem, ...]
    entity_problems: EntityTroubles
    other_problems: tuple[str, ...]
    valid_url: str
    new_entity_url: str
    pairs: Pairs
    carried: Pairs
    document: str
    here: str
    preview: Preview
    choices: tuple[str, ...]
    source_url: str
    compare: ComparePane
    looks: tuple[Choice, ...]
    is_adapted: bool
    outstanding: Outstanding
    start: Start
    review: Review
    house: HousePane | None = None
    editor: EntityForm | None = None
    said: str = ""
    lost: str = ""
    quick: QuickEntry = UNTOUCHED
    unreadable: tuple[str, ...] = ()

    @property
    def diagram_url(self) -> str:
        """Where the diagram is looked at."""
        return next(look.url for look in self.looks if look.key == DIAGRAM)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page needs beside the query: the catalog, the site, what was before."""

    catalog: Catalog
    base_url: str
    is_sharing_open: bool
    past: Past | None = None
    drafts: Drafts = NO_DRAFTS
    house: House | None = None

    @property
    def since(self) -> str:
        """`?` and the query of what it was before the last change; empty where that is unknown."""
        if self.past is None or self.past.since is None:
            return ""
        return f"?{self.address(self.past.since).query}"

    @property
    def rules(self) -> Preset | None:
        """The house rules, if the choices follow any."""
        return self.house.rules if self.house else None

    def address(self, blueprint: Blueprint) -> Address:
        """Return the address of a Blueprint, short where there is a draft of it."""
        return address_of(blueprint, self.catalog, self.drafts)


def build_page(
    reading: Reading,
    preview: Preview,
    around: Surroundings,
    *,
    editor: EntityForm | None = None,
    said: str = "",
) -> WizardPage:
    """Put the page together."""
    catalog, shown, view = around.catalog, reading.shown, reading.view
    address = around.address(shown)
    document = _document(reading, around, address)
    return WizardPage(
        view=view,
        title=shown.project.name,
        project=project_controls(reading),
        groups=card_groups(catalog, reading.values, reading.told, around.rules),
        entities=entity_items(shown, address, view),
        provided=provided_items(shown, catalog, address, view),
        entity_problems=entity_troubles(reading, catalog),
        other_problems=other_messages(reading, catalog),
        valid_url=address.wizard(view),
        new_entity_url=address.wizard(replace(view, entity=NEW)),
        pairs=[pair for pair in read_all(document) if pair[0] != AGAINST],
        carried=[pair for pair in read_all(document) if pair[0] in CARRIED],
        document=document,
        here=_here(reading, around, address),
        preview=preview,
        choices=tuple(option.title for option in chosen_options(shown, catalog)),
        source_url=address.wizard(replace(view, entity=None)),
        compare=_compare_pane(reading, preview, around, address),
        looks=looks_at(view, address),
        is_adapted=not reading.is_valid,
        outstanding=outstanding(reading, catalog),
        house=house_pane(reading, around.house, address, catalog),
        start=start_of(catalog),
        review=_review(reading, preview, around, address),
        editor=editor,
        said=said,
    )


def _document(reading: Reading, around: Surroundings, address: Address) -> str:
    """Return the query that forms work on; entities that break a rule stay as they were given."""
    document = address.document(reading.view)
    if not reading.entity_problems or PACKED not in reading.values:
        return document
    kept = [pair for pair in read_all(document) if pair[0] not in {PACKED, DRAFT}]
    return around.drafts.closed(urlencode([*kept, (PACKED, reading.values[PACKED])]))


def _here(reading: Reading, around: Surroundings, address: Address) -> str:
    """Return the address of the page, of what was typed where that is no Blueprint."""
    typed = urlencode([*reading.values.items(), *reading.view.pairs])
    return address.wizard(reading.view) if reading.is_valid else f"/?{around.drafts.closed(typed)}"


def _review(reading: Reading, preview: Preview, around: Surroundings, address: Address) -> Review:
    ways = commands(around.base_url, address, preview.slug)
    handing_over = HandingOver(address.download, ways, around.is_sharing_open)
    return review_of(reading.shown, preview.proof, handing_over, around.catalog)


def _compare_pane(
    reading: Reading, preview: Preview, around: Surroundings, address: Address
) -> ComparePane:
    """Tell what differs; the last change can be undone while it is what is compared with."""
    base, view, since = preview.compared.base, reading.view, around.since
    is_undoable = bool(since) and not view.against
    is_whole = bool(preview.compared.changed) and not base.trouble
    against = view.against or since.removeprefix("?") or PLAIN
    return ComparePane(
        bases=base_choices(view, address, around.catalog),
        starters=starter_choices(view, address, around.catalog),
        trouble=base.trouble,
        reason=base.reason,
        decided=decisions(base.blueprint, reading.shown, around.catalog) if base.blueprint else (),
        undo_url=Address(since.removeprefix("?")).wizard(view) if is_undoable else "",
        patch_url=address.changes(against) if is_whole else "",
        since=since,
    )
