"""Everything that the page of a revision shows."""

from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..schemas.saved_blueprint import RevisionRead, SavedBlueprintRead
from ..services.saved_project import SavedProject
from .address import View, address_of
from .blueprint_words import ChosenWords, EntityWords, choice_words, entity_words
from .comparison import Choice
from .decisions import Decision, decisions
from .revision_name import RevisionName
from .stored import Origin
from .stored_files import Asked, Files, files_of
from .words import gettext as _

_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """What a revision is shown beside: its Blueprint, and another revision, if there is one."""

    saved: SavedBlueprintRead
    name: RevisionName
    asked: Asked
    other: Origin[SavedProject] | None

    @property
    def other_number(self) -> int:
        """The number of the other revision; 0 where there is none."""
        return self.other.stored.revision.number if self.other else 0


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """The page; `against` is the number of what it is compared with, 0 where that is nothing."""

    name: RevisionName
    saved: SavedBlueprintRead
    revision: RevisionRead
    problems: tuple[str, ...]
    choices: tuple[ChosenWords, ...]
    entities: tuple[EntityWords, ...]
    against: int
    decided: tuple[Decision, ...]
    files: Files
    edit_url: str
    diagram_url: str

    @property
    def is_latest(self) -> bool:
        """Tell whether nothing was saved after it."""
        return self.name.number == self.saved.latest


def build_revision_page(
    origin: Origin[SavedProject], beside: Beside, catalog: Catalog
) -> RevisionPage:
    """Put the page together."""
    chosen = origin.blueprint or Blueprint()
    address = address_of(chosen, catalog)
    before = beside.other.blueprint if beside.other else None
    return RevisionPage(
        name=beside.name,
        saved=beside.saved,
        revision=origin.stored.revision,
        problems=origin.problems,
        choices=choice_words(chosen, catalog),
        entities=entity_words(chosen),
        against=beside.other_number,
        decided=decisions(before, chosen, catalog) if before else (),
        files=_files(origin, beside),
        edit_url=address.wizard(View(saved=str(beside.name))) if origin.is_valid else "",
        diagram_url=address.diagram("svg") if origin.is_valid else "",
    )


def number_in(text: str) -> int:
    """Return the number of a revision that an address names; 0 where it names none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number else 0


def _files(origin: Origin[SavedProject], beside: Beside) -> Files:
    project, asked = origin.stored.project, beside.asked
    if not number_in(asked.against) or beside.other is None:
        asked = replace(asked, against="")
    before = beside.other.stored.project if beside.other and asked.against else project
    return files_of((before, project), _bases(beside, asked), asked)


def _bases(beside: Beside, asked: Asked) -> tuple[Choice, ...]:
    titles = {"": _("As it was saved")}
    if beside.other:
        number = beside.other_number
        titles[str(number)] = _("Against revision %(number)s", number=number)
    return tuple(
        Choice(against, title, asked.link(against=against), against == asked.against)
        for against, title in titles.items()
    )
