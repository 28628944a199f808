"""Everything that somebody sees who follows a link to a saved Blueprint."""

from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..schemas.saved_blueprint import RevisionRead
from ..services.saved_project import SavedProject
from .address import address_of
from .blueprint_words import ChosenWords, EntityWords, choice_words, entity_words
from .comparison import Choice
from .stored import Origin
from .stored_files import Asked, Files, files_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """The page; `home` is its own address."""

    title: str
    home: str
    revision: RevisionRead
    problems: tuple[str, ...]
    choices: tuple[ChosenWords, ...]
    entities: tuple[EntityWords, ...]
    files: Files
    edit_url: str
    diagram_url: str


def build_reader_page(
    origin: Origin[SavedProject], home: str, asked: Asked, catalog: Catalog
) -> ReaderPage:
    """Put the page together: who opens the choices begins anew, and saves elsewhere."""
    chosen = origin.blueprint or Blueprint()
    address = address_of(chosen, catalog)
    saved = origin.stored
    asked = replace(asked, against="")
    bases = (Choice("", _("As it was saved"), asked.link(), is_chosen=True),)
    return ReaderPage(
        title=saved.title,
        home=home,
        revision=saved.revision,
        problems=origin.problems,
        choices=choice_words(chosen, catalog),
        entities=entity_words(chosen),
        files=files_of((saved.project, saved.project), bases, asked),
        edit_url=f"{home}/open" if origin.is_valid else "",
        diagram_url=address.diagram("svg") if origin.is_valid else "",
    )
