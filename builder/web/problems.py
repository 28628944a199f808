"""Problems of a Blueprint, by the control of the page that they belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from ..blueprint.catalog import Option
from ..blueprint.errors import Problem
from ..blueprint.house_rules import RULE
from .address import WITH
from .words import gettext as _

_INSIDE = re.compile(r"entities\[(?P<entity>[0-9]+)\](?:\.(?P<rest>.+))?")
_ROW = re.compile(r"(fields|relations)\[([0-9]+)\]")
_STEP = re.compile(r"\[([0-9]+)\]\.?|\.")


type Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fix:
    """One click out of a problem: the words of the button, and the query pairs that it sets."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem at one control: the sentence, and the click that would settle it."""

    message: str
    fix: Fix | None = None


def trouble(problem: Problem, key: str) -> Trouble:
    """Put a problem at the control `key`."""
    if problem.feature:
        return Trouble(problem.message, using(problem.feature))
    if problem.suggestion is None:
        return Trouble(problem.message)
    words = {"true": _("Turn it on"), "false": _("Turn it off")}
    label = words.get(problem.suggestion, _("Use %(value)s", value=problem.suggestion))
    if problem.rule == RULE:
        label = _("Follow the rule")
    return Trouble(problem.message, Fix(label, urlencode({key: problem.suggestion})))


def using(feature: Option, pairs: Mapping[str, str] = MappingProxyType({})) -> Fix:
    """Offer to choose a feature, too, and to send more `pairs` with that."""
    label = _("Use it with %(option)s", option=feature.title)
    return Fix(label, urlencode({**pairs, WITH: feature.id}))


def placed(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Say each problem with its place."""
    return tuple(f"`{each.place}`: {each.message}" for each in problems)


@dataclass(frozen=True, slots=True)
class EntityProblems:
    """The problems of one entity by control; what belongs to none of them is `elsewhere`."""

    by_control: Mapping[str, tuple[Trouble, ...]]
    elsewhere: tuple[Trouble, ...] = ()

    def at(self, control: str) -> tuple[Trouble, ...]:
        """Return the problems of a control."""
        return self.by_control.get(control, ())

    def under(self, prefix: str) -> bool:
        """Tell whether a row has a problem."""
        return any(key == prefix or key.startswith(f"{prefix}-") for key in self.by_control)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.by_control or self.elsewhere)


def entity_problems(problems: Iterable[Problem], index: int, data: Data) -> EntityProblems:
    """Sort out the problems of the entity at `index` of a document's data."""
    found: dict[str, list[Trouble]] = defaultdict(list)
    elsewhere: list[Trouble] = []
    for problem in problems:
        control = control_of(problem.place, index)
        if control is None:
            elsewhere.append(Trouble(told(problem, data)))
        else:
            found[control].append(trouble(problem, control))
    return EntityProblems({key: tuple(each) for key, each in found.items()}, tuple(elsewhere))


def told(problem: Problem, data: Data) -> str:
    """Say a problem with the names of what it is about, where it has a place among entities."""
    words = words_of(problem.place, data)
    return problem.message if words == problem.place else f"{words}: {problem.message}"


def words_of(place: str, data: Data) -> str:
    """Call a place inside the entities by the names that stand there: `Album, artist`."""
    match = _INSIDE.fullmatch(place)
    entities = data.get("entities", [])
    if match is None or int(match["entity"]) >= len(entities):
        return place
    entity: Data = entities[int(match["entity"])]
    row = _ROW.match(match["rest"] or "")
    rows: list[Data] = entity.get(row[1], []) if row else []
    inner = rows[int(row[2]) :][:1] if row else []
    return ", ".join(str(each["name"]) for each in (entity, *inner))


def place_inside(place: str, index: int) -> str | None:
    """Return what of a place leads on inside the entity at `index`; `None` for another one."""
    match = _INSIDE.fullmatch(place)
    return (match["rest"] or "") if match and int(match["entity"]) == index else None


def control_of(place: str, index: int) -> str | None:
    """Return the control for a place such as `entities[2].fields[0].name`: `fields-0-name`."""
    inside = place_inside(place, index)
    if inside is None:
        return None
    parts = [part for part in _STEP.split(inside) if part]
    return "-".join(parts[:3] if parts[:1] in (["fields"], ["relations"]) else parts[:1])
