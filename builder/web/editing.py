"""Edits of the author's entities, on their data: each returns new data and what it did besides."""

import copy
import re
from collections.abc import Callable, Iterable
from typing import Any

from ..blueprint import limits
from ..blueprint.naming import snake_case
from .words import gettext as _

type Data = dict[str, Any]
type Edited = tuple[Data, str]

ENTITIES, FEATURES, FIELDS, RELATIONS = "entities", "features", "fields", "relations"
_ROW = re.compile(r"[0-9]{1,3}")
_COPY_ROOM = len("Copy999")


def choose_feature(document: Data, feature: str) -> Data:
    """Choose a feature, too, unless the text is empty."""
    features = document.get(FEATURES, [])
    added = {feature} - {"", *features}
    return document | {FEATURES: [*features, *added]}


def put_entity(document: Data, original: str, entity: Data) -> tuple[Data, int]:
    """Replace the entity called `original`, or append one; relations to it follow its new name."""
    edited = copy.deepcopy(document)
    entities = edited.setdefault(ENTITIES, [])
    at = position(entities, original)
    if at is None:
        entities.append(entity)
        return edited, len(entities) - 1
    entities[at] = entity
    for other in entities:
        for relation in other.get(RELATIONS, ()):
            if relation.get("target") == original:
                relation["target"] = entity["name"]
    return edited, at


def remove_entity(document: Data, name: str) -> Edited:
    """Drop an entity, and the relations to it, which would lead nowhere; or what it adds to one."""
    edited = copy.deepcopy(document)
    entities = edited.get(ENTITIES, [])
    at = position(entities, name)
    if at is None:
        return edited, ""
    is_gone = not entities.pop(at).get("extends")
    dropped = [link for entity in entities for link in drop_links(entity, name)] if is_gone else []
    if not dropped:
        return edited, _("%(name)s was removed.", name=name)
    return edited, _(
        "%(name)s was removed, and with it %(relations)s, which led to it.",
        name=name,
        relations=", ".join(dropped),
    )


def drop_links(entity: Data, target: str) -> list[str]:
    """Drop the relations of `entity` that lead to `target`; return their names."""
    relations = entity.get(RELATIONS, [])
    lost = [at for at, each in enumerate(relations) if each["target"] == target]
    names = [f"{entity['name']}.{relations[at]['name']}" for at in lost]
    for at in reversed(lost):
        _remove_relation(entity, at)
    return names


def move_entity(document: Data, name: str, step: int) -> Edited:
    """Move an entity up (-1) or down (1)."""
    edited = copy.deepcopy(document)
    at = position(edited.get(ENTITIES, []), name)
    if at is not None:
        _move(edited[ENTITIES], at, step)
    said = _("%(name)s moved up.", name=name) if step < 0 else _("%(name)s moved down.", name=name)
    return edited, said


def duplicate_entity(document: Data, name: str) -> Edited:
    """Put a copy behind the entity; what others see of it is not copied with it."""
    edited = copy.deepcopy(document)
    entities = edited.get(ENTITIES, [])
    at = position(entities, name)
    if at is None:
        return edited, ""
    taken = {each["name"] for each in entities}
    stem = name[: limits.NAME - _COPY_ROOM]
    names = (f"{stem}Copy{number or ''}" for number in range(len(entities) + 1))
    twin = copy.deepcopy(entities[at]) | {"name": next(each for each in names if each not in taken)}
    twin.pop("plural", None)
    for relation in twin.get(RELATIONS, ()):
        relation.pop("inverse", None)
    entities.insert(at + 1, twin)
    return edited, _("%(name)s was added.", name=twin["name"])


def position(rows: list[Data], name: str) -> int | None:
    """Return where the row of that name stands."""
    return next((at for at, row in enumerate(rows) if row["name"] == name), None)


def _move(rows: list[Any], at: int, step: int) -> None:
    if 0 <= at < len(rows) and 0 <= at + step < len(rows):
        rows[at], rows[at + step] = rows[at + step], rows[at]


def _remove_field(entity: Data, at: int) -> None:
    fields = entity[FIELDS]
    if at >= len(fields):
        return
    name = fields.pop(at)["name"]
    if entity.get("display") == name:
        del entity["display"]
    _drop_groups(entity, name)


def _remove_relation(entity: Data, at: int) -> None:
    if at < len(entity[RELATIONS]):
        _drop_groups(entity, entity[RELATIONS].pop(at)["name"])


def _drop_groups(entity: Data, name: str) -> None:
    """Drop what is said of several columns together, one of which is not there any more."""
    for key in {"unique", "indexes"} & entity.keys():
        entity[key] = [columns for columns in entity[key] if name not in columns]


def drop_part(entity: Data, name: str) -> None:
    """Drop the field or the relation of that name."""
    for rows, remove in ((FIELDS, _remove_field), (RELATIONS, _remove_relation)):
        at = position(entity.get(rows, []), name)
        if at is not None:
            remove(entity, at)


_ROW_ACTIONS: dict[str, Callable[[Data, int], None]] = {
    "remove-field": _remove_field,
    "up-field": lambda entity, at: _move(entity[FIELDS], at, -1),
    "down-field": lambda entity, at: _move(entity[FIELDS], at, 1),
    "remove-relation": _remove_relation,
    "up-relation": lambda entity, at: _move(entity[RELATIONS], at, -1),
    "down-relation": lambda entity, at: _move(entity[RELATIONS], at, 1),
}


def act_on_rows(entity: Data, action: str, entities: Iterable[Data] = ()) -> Data:
    """Apply a button of the form, such as `up-field:3`; any other changes nothing."""
    verb, _, argument = action.partition(":")
    edited = copy.deepcopy(entity)
    if verb == "add-relation":
        is_required = not _requires(argument, entity["name"], list(entities))
        edited[RELATIONS].append(_new_relation(edited, argument, is_required=is_required))
    elif verb in _ROW_ACTIONS and _ROW.fullmatch(argument):
        _ROW_ACTIONS[verb](edited, int(argument))
    return edited


def _requires(start: str, goal: str, entities: list[Data]) -> bool:
    """Tell whether a row of `start` needs a row of `goal` first, so that `goal` may not need it."""
    needs = {
        entity["name"]: [
            each["target"]
            for each in entity.get(RELATIONS, ())
            if each["kind"] != "many_to_many" and each.get("required", True)
        ]
        for entity in entities
    }
    waiting, seen = [start], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += needs.get(name, ())
    return goal in seen


def _new_relation(entity: Data, target: str, *, is_required: bool) -> Data:
    """Return a relation to `target` under the first name that is free."""
    stem = "parent" if target == entity["name"] else snake_case(target)
    taken = {each["name"] for each in (*entity[FIELDS], *entity[RELATIONS])}
    names = (stem, *(f"{stem}_{number}" for number in range(2, len(taken) + 3)))
    free = next(name for name in names if name not in taken)
    return {"name": free, "target": target, "kind": "many_to_one", "required": is_required}


_LIST_ACTIONS: dict[str, Callable[[Data, str], Edited]] = {
    "remove-entity": remove_entity,
    "duplicate-entity": duplicate_entity,
    "up-entity": lambda document, name: move_entity(document, name, -1),
    "down-entity": lambda document, name: move_entity(document, name, 1),
}


def act_on_list(document: Data, action: str) -> Edited:
    """Apply a button of the list, such as `remove-entity:Album`; any other changes nothing."""
    verb, _, name = action.partition(":")
    return _LIST_ACTIONS[verb](document, name) if verb in _LIST_ACTIONS else (document, "")
