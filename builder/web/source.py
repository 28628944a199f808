"""The open file: its coloured lines, and which choice each of them comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup

from ..blueprint.catalog import FEATURES, Catalog
from ..blueprint.forms.links import ENTITY
from ..generator.origin import Origin
from ..generator.project import EXECUTABLE, Project
from .highlight import highlighted
from .words import gettext as _
from .words import marked

_PARTS = {
    "base": marked("Part of every project"),
    "entity": marked("Your entities"),
    "licences": marked("The licence"),
    "parts": marked("Shared by what you chose"),
    "traits": marked("Traits of your entities"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A choice that code comes from, and where on the page it is made; `lines` are such as 3-7.

    What is chosen in the editor of an entity has instead the query pairs that open it.
    """

    title: str
    anchor: str = ""
    opens: str = ""
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of code: the title of what it is about, and whether another choice gave it."""

    number: int
    html: Markup
    cause: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The open file; `why` says where it comes from, `causes` which lines come from elsewhere.

    `parts` are the fields and relations that lines in the file of their entity name.
    """

    path: str
    size: int
    is_executable: bool
    why: Cause
    causes: tuple[Cause, ...]
    parts: tuple[Cause, ...]
    lines: tuple[Line, ...]
    missing: str | None = None


def choose_file(project: Project, wanted: str | None) -> str:
    """Return the wanted path, or the nearest one, or the file that one would read first."""
    if wanted in project:
        return str(wanted)
    if wanted:
        return max(project, key=lambda path: (_shared(path, wanted), path.endswith("main.py")))
    entry = (path for path in project if path.count("/") == 1 and path.endswith("/main.py"))
    return next(entry, next(iter(project)))


def open_source(project: Project, wanted: str | None, catalog: Catalog) -> Source:
    """Return the view of the file to show for `wanted`."""
    path = choose_file(project, wanted)
    file = project[path]
    origins = project.line_origins(path)
    causes = tuple(_causes(origins, catalog))
    return Source(
        path=path,
        size=len(file.content),
        is_executable=file.mode == EXECUTABLE,
        why=_cause(file.origin, catalog),
        causes=tuple(cause for cause in causes if not cause.opens),
        parts=tuple(cause for cause in causes if cause.opens),
        lines=tuple(_lines(path, file.text, origins, catalog)),
        missing=wanted if wanted and wanted != path else None,
    )


def title_of(origin: Origin, catalog: Catalog) -> str:
    """Say in words where something comes from."""
    overlay, _between, partner = origin.overlay.partition("/with/")
    if origin.part:
        return f"{origin.entity}.{origin.part}"
    if origin.entity:
        return _("Entity %(name)s", name=origin.entity)
    titles = [_title(path, catalog) for path in (overlay, partner) if path]
    return _(" with ").join(titles)


def _title(path: str, catalog: Catalog) -> str:
    option = catalog.find(path)
    if option is None:
        return _(_PARTS.get(path.partition("/")[0], path))
    group = catalog.group(option.group) if option.group else None
    return f"{group.title}: {option.title}" if group else option.title


def _lines(path: str, text: str, origins: Mapping[int, Origin], catalog: Catalog) -> Iterator[Line]:
    for number, html in enumerate(highlighted(path, text), start=1):
        origin = origins.get(number)
        title = title_of(origin, catalog) if origin else ""
        yield Line(number, html, title, is_given=origin is not None and not origin.part)


def _causes(origins: Mapping[int, Origin], catalog: Catalog) -> Iterator[Cause]:
    """Yield what lines come from, in the order of the lines."""
    found: dict[Cause, list[int]] = {}
    for number in sorted(origins):
        found.setdefault(_cause(origins[number], catalog), []).append(number)
    yield from (replace(cause, lines=", ".join(_runs(each))) for cause, each in found.items())


def _cause(origin: Origin, catalog: Catalog) -> Cause:
    title = title_of(origin, catalog)
    if origin.part:
        return Cause(title, opens=urlencode({ENTITY: origin.entity}))
    return Cause(title, _anchor(origin, catalog))


def _anchor(origin: Origin, catalog: Catalog) -> str:
    """Return the id of the control that makes the choice; empty where nobody makes one."""
    if origin.entity:
        return "entities-title"
    option = catalog.find(origin.overlay.partition("/with/")[0])
    return f"{option.group or FEATURES}-{option.id}" if option else ""


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    for _offset, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _at, number in group]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _shared(path: str, wanted: str) -> int:
    """Count the folders that two paths have in common."""
    pairs = zip(path.split("/")[:-1], wanted.split("/")[:-1], strict=False)
    return sum(1 for one, other in pairs if one == other)
