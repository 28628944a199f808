"""The open file: its coloured lines, and which choice each of them comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..blueprint.catalog import Catalog
from ..generator.origin import Origin
from ..generator.project import EXECUTABLE, Project
from .highlight import highlighted

_PARTS = {
    "base": "Part of every project",
    "entity": "Your entities",
    "licences": "The licence",
    "parts": "Shared by what you chose",
    "traits": "Traits of your entities",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of code, with the title of the choice it comes from where that is another one."""

    number: int
    html: Markup
    cause: str


@dataclass(frozen=True, slots=True)
class Source:
    """The open file; `why` says where it comes from, `causes` which lines come from elsewhere."""

    path: str
    folder: str
    name: str
    size: int
    is_executable: bool
    why: str
    causes: Mapping[str, str]
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
    folder, slash, name = path.rpartition("/")
    titles = {
        number: title_of(origin, catalog) for number, origin in project.line_origins(path).items()
    }
    return Source(
        path=path,
        folder=folder + slash,
        name=name,
        size=len(file.content),
        is_executable=file.mode == EXECUTABLE,
        why=title_of(file.origin, catalog),
        causes=_spans(titles),
        lines=tuple(_lines(path, file.text, titles)),
        missing=wanted if wanted and wanted != path else None,
    )


def title_of(origin: Origin, catalog: Catalog) -> str:
    """Say in words where something comes from."""
    overlay, _, partner = origin.overlay.partition("/with/")
    if origin.entity:
        return f"Entity {origin.entity}"
    titles = [_title(path, catalog) for path in (overlay, partner) if path]
    return " with ".join(titles)


def _title(path: str, catalog: Catalog) -> str:
    option = catalog.find(path)
    if option is None:
        return _PARTS.get(path.partition("/")[0], path)
    group = catalog.group(option.group) if option.group else None
    return f"{group.title}: {option.title}" if group else option.title


def _lines(path: str, text: str, titles: Mapping[int, str]) -> Iterator[Line]:
    for number, html in enumerate(highlighted(path, text), start=1):
        yield Line(number, html, titles.get(number, ""))


def _spans(titles: Mapping[int, str]) -> dict[str, str]:
    """Group the line numbers of each title: `{"Docker": "3-7, 12"}`."""
    return {
        title: ", ".join(_runs(number for number in sorted(titles) if titles[number] == title))
        for title in dict.fromkeys(titles[number] for number in sorted(titles))
    }


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _shared(path: str, wanted: str) -> int:
    """Count the folders that two paths have in common."""
    pairs = zip(path.split("/")[:-1], wanted.split("/")[:-1], strict=False)
    return sum(1 for one, other in pairs if one == other)
