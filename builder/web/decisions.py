"""What differs between two Blueprints, in the words of the person who decided it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

from pydantic import BaseModel

from ..blueprint.catalog import Catalog
from ..blueprint.choices import chosen_options, complete
from ..blueprint.model import Blueprint, Entity
from .words import gettext as _

_LONGEST = 40
_LISTS = ("fields", "relations")
_AROUND = 12
_BETWEEN_GROUPS = "; "

type Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """One difference: what it is about (`Database`, `Book.title`), and what became of it."""

    about: str
    words: str

    def __str__(self) -> str:
        """Put it into one line."""
        return f"{self.about}: {self.words}"


def decisions(before: Blueprint, after: Blueprint, catalog: Catalog) -> tuple[Decision, ...]:
    """Return what was decided on the way from one to the other, as the page orders it."""
    old, new = complete(before, catalog), complete(after, catalog)
    return (
        *_attributes(_("Project"), _data(old.project), _data(new.project)),
        *_options(old, new, catalog),
        *_features(old, new, catalog),
        *_entities(old.entities, new.entities),
    )


def entity_decisions(before: Entity, after: Entity) -> tuple[Decision, ...]:
    """Return what was decided about one entity."""
    return tuple(_entity(after.name, _data(before), _data(after)))


def _data(value: BaseModel) -> Data:
    return value.model_dump(mode="json")


def _options(old: Blueprint, new: Blueprint, catalog: Catalog) -> Iterator[Decision]:
    for group in catalog.groups:
        was, now = (group.option(each.options[group.id]) for each in (old, new))
        if was is not now and was is not None and now is not None:
            yield Decision(group.title, f"{was.title} → {now.title}")


def _features(old: Blueprint, new: Blueprint, catalog: Catalog) -> Iterator[Decision]:
    was, now = (
        {option.id: option.title for option in chosen_options(each, catalog) if not option.group}
        for each in (old, new)
    )
    yield from _membership(_("Features"), was, now)


def _membership(about: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Decision]:
    changed = [f"+ {now[key]}" for key in now if key not in was]
    changed += [f"− {was[key]}" for key in was if key not in now]
    if changed:
        yield Decision(about, ", ".join(changed))


def _entities(old: Sequence[Entity], new: Sequence[Entity]) -> Iterator[Decision]:
    names = _renamed(old, new)
    was = {names.get(entity.name, entity.name): entity for entity in old}
    now = {entity.name: entity for entity in new}
    yield from (Decision(name, _("was %(name)s", name=before)) for before, name in names.items())
    yield from _membership(_("Entities"), *({name: name for name in each} for each in (was, now)))
    for name, entity in now.items():
        if name in was and was[name] != entity:
            yield from _entity(name, _data(was[name]), _data(entity))
    if list(was) != list(now) and set(was) == set(now):
        yield Decision(_("Entities"), _("another order"))


def _renamed(old: Sequence[Entity], new: Sequence[Entity]) -> dict[str, str]:
    """Return the new names by the old ones: what stands in its place and holds the same fields."""
    kept = {entity.name for entity in old} & {entity.name for entity in new}
    pairs = zip(old, new, strict=False) if len(old) == len(new) else ()
    return {
        was.name: now.name
        for was, now in pairs
        if not {was.name, now.name} & kept and was.fields == now.fields
    }


def _entity(name: str, was: Data, now: Data) -> Iterator[Decision]:
    plain = [key for key in was if key not in {*_LISTS, "name"}]
    yield from _attributes(name, _only(was, plain), _only(now, plain))
    for part in _LISTS:
        yield from _rows(name, was[part], now[part])


def _rows(name: str, was: Iterable[Data], now: Iterable[Data]) -> Iterator[Decision]:
    old, new = ({row["name"]: row for row in rows} for rows in (was, now))
    yield from _membership(name, *({each: each for each in rows} for rows in (old, new)))
    for row in new:
        if row in old:
            yield from _attributes(f"{name}.{row}", old[row], new[row])
    if list(old) != list(new) and set(old) == set(new):
        yield Decision(name, _("another order"))


def _only(data: Data, keys: Iterable[str]) -> Data:
    return {key: data[key] for key in keys}


def _attributes(about: str, was: Data, now: Data) -> Iterator[Decision]:
    for key, value in now.items():
        if was[key] != value:
            yield Decision(about, _change(_(key.replace("_", " ")), was[key], value))


def _change(name: str, was: object, now: object) -> str:
    if isinstance(now, bool):
        return name if now else _("not %(name)s", name=name)
    old, new = _line(was), _line(now)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    start = max(sum(1 for _ in same) - _AROUND, 0)
    return f"{name} {_glance(old, start)} → {_glance(new, start)}"


def _line(value: object) -> str:
    """Return a value as it was typed, in one line."""
    if value in (None, "", []):
        return _("none")
    if isinstance(value, list):
        items = cast("list[object]", value)
        return (_BETWEEN_GROUPS if isinstance(items[0], list) else ", ").join(map(_line, items))
    return " ".join(str(value).split())


def _glance(line: str, start: int) -> str:
    """Return so many characters that they are read at a glance, `start` among the first."""
    if len(line) <= _LONGEST:
        return line
    shown = line[start : start + _LONGEST - 2]
    return f"{'…' if start else ''}{shown}{'…' if start + len(shown) < len(line) else ''}"
