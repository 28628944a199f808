"""The line of text that adds an entity: what it says, and where it cannot be taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.forms import to_data
from ..blueprint.forms.line import InvalidLine, Line, Span, parse_line
from ..blueprint.model import Blueprint
from ..blueprint.validation.wording import nearest
from .address import WITH, Pairs, fixed
from .editing import ENTITIES, FIELDS, RELATIONS, choose_feature
from .editor import Data, Edit, edited
from .problems import Fix, place_inside, told, using
from .words import gettext as _
from .words import ngettext

LINE, ALSO = "line", "also"
_UNKNOWN = "unknown-entity"
_WORDS = {"name": re.compile(r"^(\w+)"), "target": re.compile(r"(?:>|--)\s*(\w+)")}


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong: the line in front of it, itself and behind it, and the ways out."""

    message: str
    before: str = ""
    word: str = ""
    after: str = ""
    ways: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """The line as it was sent, and its problems."""

    line: str = ""
    problems: tuple[LineProblem, ...] = ()


UNTOUCHED = QuickEntry()


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of a line: an edit, or the line with what is wrong with it."""

    entry: QuickEntry
    edit: Edit = field(default_factory=lambda: Edit({}))


def add_line(blueprint: Blueprint, form: Pairs, catalog: Catalog) -> Addition:
    """Add the entity of the line, `also` those that it leads to, `with` a feature that it needs."""
    given = dict(fixed(form))
    text, also = given.get(LINE, "").strip(), given.get(ALSO, "")
    try:
        line = parse_line(text)
    except InvalidLine as error:
        return Addition(QuickEntry(text, (_unreadable(text, error),)))
    document = choose_feature(to_data(blueprint, catalog), given.get(WITH, ""))
    entities = document.setdefault(ENTITIES, [])
    entities += [*map(_named, filter(None, also.split(","))), line.entity]
    edit = edited(Edit(document, len(entities) - 1, said=_said(line, also)), catalog)
    return Addition(QuickEntry(text, tuple(_problems(text, line, edit, given))), edit)


def _named(name: str) -> Mapping[str, object]:
    return {"name": name, FIELDS: [{"name": "name", "type": "string"}]}


def _said(line: Line, also: str) -> str:
    names = [*filter(None, also.split(",")), line.entity["name"]]
    said = _(" and ").join(names)
    return ngettext("%(names)s was added.", "%(names)s were added.", len(names), names=said)


def _unreadable(text: str, error: InvalidLine) -> LineProblem:
    before, word, after = _around(text, error.span)
    ways = _ways(error.meant, f"{before}{error.meant}{after}") if error.meant else ()
    return LineProblem(str(error), before, word, after, ways)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    start, end = span
    return text[:start], text[start:end], text[end:]


def _ways(word: str, mended: str) -> tuple[Fix, ...]:
    return (Fix(_("Use %(value)s", value=word), urlencode({LINE: mended})),)


def _problems(text: str, line: Line, edit: Edit, given: Mapping[str, str]) -> Iterator[LineProblem]:
    settled = {key: given[key] for key in (ALSO, WITH) if key in given}
    missing = _missing(edit, settled)
    for problem in edit.problems:
        place = place_inside(problem.place, edit.index)
        if place is None:
            yield LineProblem(told(problem, edit.data))
            continue
        part, _, attribute = place.rpartition(".")
        around = _around(text, line.spans.get(part or attribute, (0, 0)))
        ways = _replacing(around, attribute, problem.suggestion)
        also = missing if problem.rule == _UNKNOWN else ()
        with_it = (using(problem.feature, settled),) if problem.feature else ()
        yield LineProblem(problem.message, *around, (*ways, *also, *with_it))


def _missing(edit: Edit, settled: Mapping[str, str]) -> tuple[Fix, ...]:
    """Offer that the entities come along that the line leads to and that are not there."""
    unknown = [each.place for each in edit.problems if each.rule == _UNKNOWN]
    places = {place_inside(place, edit.index) for place in unknown}
    links: Sequence[Data] = edit.data[ENTITIES][edit.index][RELATIONS]
    names = dict.fromkeys(
        link["target"] for at, link in enumerate(links) if f"relations[{at}].target" in places
    )
    also = urlencode({**settled, ALSO: ",".join(names)})
    label = _("Add %(names)s, too", names=_(" and ").join(names))
    return (Fix(label, also),) if names else ()


def _replacing(
    around: tuple[str, str, str], attribute: str, suggestion: str | None
) -> tuple[Fix, ...]:
    """Offer the suggestion where it takes the place of a word; a target must be like it."""
    before, part, after = around
    found = _WORDS[attribute].search(part) if attribute in _WORDS else None
    if found is None or suggestion is None:
        return ()
    if attribute == "target" and not nearest(found[1], [suggestion]):
        return ()
    mended = f"{part[: found.start(1)]}{suggestion}{part[found.end(1) :]}"
    return _ways(suggestion, f"{before}{mended}{after}")
