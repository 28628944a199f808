"""Everything that the page of a shared project shows."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete
from ..blueprint.model import Blueprint
from ..generator.diff import changes
from ..generator.project import Project
from ..services.share import Shared
from .address import DEFAULTS, address_of
from .blueprint_words import (
    ChosenWords,
    EntityWords,
    choice_words,
    entity_words,
)
from .card import HEIGHT, WIDTH
from .command import download_command, folder_command
from .comparison import Choice
from .decisions import Decision, decisions
from .filetree import change_counts
from .stored import Origin
from .stored_files import Asked, Files, files_of
from .wizard import change_words
from .words import day_words, ngettext
from .words import gettext as _

TODAY = "today"


@dataclass(frozen=True, slots=True)
class Others:
    """What the shared project is compared with: today's is missing where there is none."""

    defaults: Project
    today: Project | None


@dataclass(frozen=True, slots=True)
class SharePage:
    """The page."""

    origin: Origin[Shared]
    description: str
    summary: str
    url: str
    made_on: str
    is_current: bool
    choices: tuple[ChosenWords, ...]
    entities: tuple[EntityWords, ...]
    decided: tuple[Decision, ...]
    unlike_files: str
    news: str
    files: Files
    download_url: str
    command: str
    folder_command: str
    edit_url: str
    today_url: str
    diagram_url: str
    card_size: tuple[int, int] = (WIDTH, HEIGHT)


def build_share_page(
    origin: Origin[Shared], others: Others, asked: Asked, url: str, catalog: Catalog
) -> SharePage:
    """Put the page together."""
    shared, chosen = origin.stored, origin.blueprint or Blueprint()
    address = address_of(chosen, catalog)
    page = url.partition("//")[2].partition("/")[2]
    choices = choice_words(chosen, catalog)
    return SharePage(
        origin=origin,
        description=chosen.project.description,
        summary=_summary(choices, len(chosen.entities), len(shared.project)),
        url=url,
        made_on=day_words(shared.made_at),
        is_current=not _has_news(shared.project, others),
        choices=choices,
        entities=entity_words(chosen),
        decided=decisions(complete(Blueprint(), catalog), chosen, catalog),
        unlike_files=_change_words(others.defaults, shared.project),
        news=_change_words(shared.project, others.today) if others.today else "",
        files=files_of(
            _sides(shared.project, others, asked.against),
            _bases(asked, has_news=_has_news(shared.project, others)),
            asked,
        ),
        download_url=f"/{page}/project.zip",
        command=download_command(url, f"/{page}/project.zip", shared.project.slug),
        folder_command=folder_command(url, url) if origin.is_valid else "",
        edit_url=address.wizard() if origin.is_valid else "",
        today_url=address.download if origin.is_valid else "",
        diagram_url=address.diagram("svg") if origin.is_valid else "",
    )


def _change_words(before: Project, after: Project) -> str:
    return change_words(change_counts(changes(before, after)))


def _summary(choices: tuple[ChosenWords, ...], entities: int, files: int) -> str:
    """Say in one sentence what a link leads to, for those who see nothing but that."""
    chosen = " · ".join(f"{each.group}: {each.title}" for each in choices)
    about = _("A FastAPI project of %(files)s files", files=files)
    models = ngettext("%(num)s entity", "%(num)s entities", entities)
    return f"{about}, {models}. {chosen}" if entities else f"{about}. {chosen}"


def _sides(project: Project, others: Others, against: str) -> tuple[Project, Project]:
    if against == DEFAULTS:
        return others.defaults, project
    if against == TODAY and others.today is not None:
        return project, others.today
    return project, project


def _has_news(project: Project, others: Others) -> bool:
    return others.today is not None and others.today.digest != project.digest


def _bases(asked: Asked, *, has_news: bool) -> tuple[Choice, ...]:
    titles = {"": _("As it was"), DEFAULTS: _("Against the defaults")}
    if has_news:
        titles[TODAY] = _("Against today's templates")
    return tuple(
        Choice(against, title, asked.link(against=against), against == asked.against)
        for against, title in titles.items()
    )
