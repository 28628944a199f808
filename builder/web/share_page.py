"""Everything that the page of a shared project shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_json
from ..blueprint.forms.links import AGAINST, FILE
from ..blueprint.model import Blueprint
from ..generator.diff import Change, changes
from ..generator.project import EXECUTABLE, Project
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
from .difference import Difference, difference
from .filetree import Tree, build_tree, change_counts
from .highlight import highlighted
from .source import choose_file
from .wizard import change_words
from .words import day_words, ngettext
from .words import gettext as _

TODAY = "today"


@dataclass(frozen=True, slots=True)
class Origin:
    """A shared project with the Blueprint that it was made of, as far as it is valid today."""

    shared: Shared
    blueprint: Blueprint | None
    problems: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Tell whether the builder of today can render it."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Others:
    """What the shared project is compared with: today's is missing where there is none."""

    defaults: Project
    today: Project | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the page is looked at: a file, and what it is compared with."""

    file: str
    against: str

    def link(self, file: str | None = None, against: str | None = None) -> str:
        """Return the address of the same page with another file or comparison."""
        chosen = {
            FILE: self.file if file is None else file,
            AGAINST: self.against if against is None else against,
        }
        return f"?{urlencode({key: each for key, each in chosen.items() if each})}"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The file that is read."""

    path: str
    is_executable: bool
    lines: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files, how they differ from what they are compared with, and the open one."""

    tree: Tree
    bases: tuple[Choice, ...]
    asked: Asked
    opened: OpenFile | None
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class SharePage:
    """The page."""

    origin: Origin
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


def origin_of(shared: Shared, catalog: Catalog) -> Origin:
    """Read the Blueprint of a shared project by the rules of today."""
    try:
        return Origin(shared, parse_json(shared.document, catalog))
    except InvalidBlueprint as error:
        told = tuple(f"`{each.place}`: {each.message}" for each in error.problems)
        return Origin(shared, error.draft, told)


def build_share_page(
    origin: Origin, others: Others, asked: Asked, url: str, catalog: Catalog
) -> SharePage:
    """Put the page together."""
    shared, chosen = origin.shared, origin.blueprint or Blueprint()
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
        files=_files(shared.project, others, asked),
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


def _files(project: Project, others: Others, asked: Asked) -> Files:
    before, after = _sides(project, others, asked.against)
    changed = changes(before, after)
    path = _opened(after, changed, asked)
    is_compared = path in changed
    return Files(
        tree=build_tree(after, path, changed),
        bases=_bases(asked, has_news=_has_news(project, others)),
        asked=asked,
        opened=None if is_compared else _open(after, path),
        difference=difference(before, after, path) if is_compared else None,
    )


def _sides(project: Project, others: Others, against: str) -> tuple[Project, Project]:
    if against == DEFAULTS:
        return others.defaults, project
    if against == TODAY and others.today is not None:
        return project, others.today
    return project, project


def _opened(project: Project, changed: Mapping[str, Change], asked: Asked) -> str:
    if asked.file in changed:
        return asked.file
    return choose_file(project, asked.file or next(iter(changed), None))


def _has_news(project: Project, others: Others) -> bool:
    return others.today is not None and others.today.digest != project.digest


def _open(project: Project, path: str) -> OpenFile:
    file = project[path]
    return OpenFile(path, file.mode == EXECUTABLE, highlighted(path, file.text))


def _bases(asked: Asked, *, has_news: bool) -> tuple[Choice, ...]:
    titles = {"": _("As it was"), DEFAULTS: _("Against the defaults")}
    if has_news:
        titles[TODAY] = _("Against today's templates")
    return tuple(
        Choice(against, title, asked.link(against=against), against == asked.against)
        for against, title in titles.items()
    )
