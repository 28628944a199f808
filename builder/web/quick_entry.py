"""The line of text that adds an entity: what it says, and where it cannot be taken."""

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

LINE, ALSO, EXTENDS = "line", "also", "extends"
_SETTLED = (ALSO, WITH, EXTENDS)
_UNKNOWN, _PROVIDED = "unknown-entity", "provided-entity"
_WORDS = ("name", "target")


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
    """The line as it was sent, and its problems.

    What clicks have `settled` goes along with the line however it is written then.
    """

    line: str = ""
    problems: tuple[LineProblem, ...] = ()
    settled: Mapping[str, str] = field(default_factory=dict[str, str])


UNTOUCHED = QuickEntry()


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of a line: an edit, or the line with what is wrong with it."""

    entry: QuickEntry
    edit: Edit = field(default_factory=lambda: Edit({}))


def add_line(blueprint: Blueprint, form: Pairs, catalog: Catalog) -> Addition:
    """Add the entity of the line, `also` those that it leads to, `with` a feature that it needs.

    Where it `extends` a provided entity, its fields are added to that.
    """
    given = dict(fixed(form))
    text = given.get(LINE, "").strip()
    try:
        line = parse_line(text)
    except InvalidLine as error:
        clicked = {key: given[key] for key in _SETTLED if given.get(key)}
        return Addition(QuickEntry(text, (_unreadable(text, error),), clicked))
    settled = dict(_settled(line, given, catalog))
    also = settled.get(ALSO, "")
    document = choose_feature(to_data(blueprint, catalog), settled.get(WITH, ""))
    entities = document.setdefault(ENTITIES, [])
    extends = {"extends": True} if EXTENDS in settled else {}
    entities += [*map(_named, filter(None, also.split(","))), line.entity | extends]
    edit = edited(Edit(document, len(entities) - 1, said=_said(line, also)), catalog)
    return Addition(QuickEntry(text, tuple(_problems(text, line, edit, settled)), settled), edit)


def _settled(line: Line, given: Mapping[str, str], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield what clicks have settled and the line still asks for: it may be another one by now."""
    targets = {link["target"] for link in line.entity[RELATIONS]}
    if also := [name for name in given.get(ALSO, "").split(",") if name in targets]:
        yield ALSO, ",".join(also)
    feature = catalog.feature(given.get(WITH, ""))
    if feature and {row["type"] for row in line.entity[FIELDS]}.intersection(feature.types):
        yield WITH, feature.id
    if given.get(EXTENDS) == line.entity["name"]:
        yield EXTENDS, given[EXTENDS]


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


def _problems(
    text: str, line: Line, edit: Edit, settled: Mapping[str, str]
) -> Iterator[LineProblem]:
    missing, extending = _missing(edit, settled), _extending(line, edit, settled)
    for problem in edit.problems:
        place = place_inside(problem.place, edit.index)
        if place is None:
            yield LineProblem(told(problem, edit.data))
            continue
        part, _, attribute = place.rpartition(".")
        around = _around(text, line.spans.get(part or attribute, line.spans["name"]))
        ways = _mending(text, line, place, problem.suggestion)
        more = {_UNKNOWN: missing, _PROVIDED: extending}.get(problem.rule, ())
        with_it = (using(problem.feature, settled),) if problem.feature else ()
        yield LineProblem(problem.message, *around, (*ways, *more, *with_it))


def _missing(edit: Edit, settled: Mapping[str, str]) -> tuple[Fix, ...]:
    """Offer that the entities come along that the line leads to and that are not there."""
    unknown = [each.place for each in edit.problems if each.rule == _UNKNOWN]
    places = {place_inside(place, edit.index) for place in unknown}
    links: Sequence[Data] = edit.data[ENTITIES][edit.index][RELATIONS]
    names = dict.fromkeys(
        link["target"] for at, link in enumerate(links) if f"relations[{at}].target" in places
    )
    every = filter(None, (settled.get(ALSO), *names))
    also = urlencode({**settled, ALSO: ",".join(every)})
    label = _("Add %(names)s, too", names=_(" and ").join(names))
    return (Fix(label, also),) if names else ()


def _extending(line: Line, edit: Edit, settled: Mapping[str, str]) -> tuple[Fix, ...]:
    """Offer to add the fields, if there are any, to the provided entity of that name: once only."""
    extended = {each["name"] for each in edit.data[ENTITIES] if each.get("extends")}
    if f"{FIELDS}[0]" not in line.spans or edit.name in extended:
        return ()
    label = _("Add the fields to %(name)s", name=edit.name)
    return (Fix(label, urlencode({**settled, EXTENDS: edit.name})),)


def _mending(text: str, line: Line, place: str, suggestion: str | None) -> tuple[Fix, ...]:
    """Offer the suggestion where it takes the place of a word; a target must be like it."""
    part, _, attribute = place.rpartition(".")
    if suggestion is None or place not in line.spans:
        return ()
    if suggestion == "false":
        return _leaving_out(text, line.spans[part], line.spans[place])
    before, word, after = _around(text, line.spans[place])
    if attribute not in _WORDS or (attribute == "target" and not nearest(word, [suggestion])):
        return ()
    return _ways(suggestion, f"{before}{suggestion}{after}")


def _leaving_out(text: str, part: Span, mark: Span) -> tuple[Fix, ...]:
    """Offer the part without the mark that must not be."""
    before, _, after = _around(text, mark)
    mended = f"{text[part[0] : mark[0]]}{text[mark[1] : part[1]]}"
    return _ways(mended, f"{before}{after}")
