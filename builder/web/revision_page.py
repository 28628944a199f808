"""Everything that the page of a revision shows."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..generator.project import Project
from ..schemas.saved_blueprint import RevisionRead, SavedBlueprintRead
from ..services.saved_project import SavedProject
from .address import address_of
from .blueprint_words import ChosenWords, EntityWords, choice_words, entity_words
from .comparison import Choice
from .decisions import Decision, decisions
from .revision_name import DIGITS, RevisionName
from .stored import Origin
from .stored_files import Asked, Files, files_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Beside:
    """What a revision is shown beside: its Blueprint as it is kept, and another revision.

    That one has `number`, 0 where there is none; its project, where the files are compared; and
    its Blueprint, as far as it can be read by the rules of today.
    """

    saved: SavedBlueprintRead
    name: RevisionName
    asked: Asked
    number: int = 0
    blueprint: Blueprint | None = None
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """The page; `against` is the number of what it is compared with, 0 where that is nothing.

    `decided` is None where the choices cannot be compared.
    """

    name: RevisionName
    saved: SavedBlueprintRead
    revision: RevisionRead
    problems: tuple[str, ...]
    choices: tuple[ChosenWords, ...]
    entities: tuple[EntityWords, ...]
    against: int
    decided: tuple[Decision, ...] | None
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
    return RevisionPage(
        name=beside.name,
        saved=beside.saved,
        revision=origin.stored.revision,
        problems=origin.problems,
        choices=choice_words(chosen, catalog),
        entities=entity_words(chosen),
        against=beside.number,
        decided=_decided(origin.blueprint, beside.blueprint, catalog),
        files=_files(origin, beside),
        edit_url=f"{beside.name.page}/open" if origin.is_valid else "",
        diagram_url=address.diagram("svg") if origin.is_valid else "",
    )


def number_in(text: str) -> int:
    """Return the number of a revision that an address names; 0 where it names none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_number else 0


def _decided(
    blueprint: Blueprint | None, before: Blueprint | None, catalog: Catalog
) -> tuple[Decision, ...] | None:
    return decisions(before, blueprint, catalog) if blueprint and before else None


def _files(origin: Origin[SavedProject], beside: Beside) -> Files:
    project = origin.stored.project
    return files_of((beside.project or project, project), _bases(beside), beside.asked)


def _bases(beside: Beside) -> tuple[Choice, ...]:
    titles = {"": _("As it was saved")}
    if beside.number:
        titles[str(beside.number)] = _("Against revision %(number)s", number=beside.number)
    asked = beside.asked
    return tuple(
        Choice(against, title, asked.link(against=against), against == asked.against)
        for against, title in titles.items()
    )
