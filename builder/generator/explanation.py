"""Why a line is there: what a shared file would lack without an overlay, or says of an entity."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from .emission import EntityView
from .origin import Origin

_PART = re.compile(r'^\s+(\w+)(?=[:=])|"(\w+)"')
_NO_PART = re.compile(r'\s*(?:(?:from|import)\b|@|\("\w+", "\w+"\),?$)|.*"""')
_MARK = re.compile(r'"[^"]*"|/[\w/-]+|\.\w+ import|\w+\.router|\w+')


def contributed(text: str, overlays: Mapping[str, str]) -> dict[int, Origin]:
    """Return the lines of `text`, counted from 1, by the overlay without which they go.

    `overlays` gives, for each overlay, the text that the file has without its contributions.
    """
    found: dict[int, Origin] = {}
    lines = text.split("\n")
    for overlay, shorter in overlays.items():
        for number in _added(shorter.split("\n"), lines):
            found.setdefault(number, Origin(overlay))
    return found


def _added(before: list[str], after: list[str]) -> Iterator[int]:
    if before == after:
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind in {"insert", "replace"}:
            yield from range(start + 1, end + 1)


def mentioned(text: str, entities: tuple[EntityView, ...]) -> dict[int, Origin]:
    """Return the lines of `text`, counted from 1, by the entity that they name."""
    marks = {mark: entity.pascal for entity in entities for mark in _marks(entity)}
    found: dict[int, Origin] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        named = [marks[mark] for mark in _MARK.findall(line) if mark in marks]
        if named:
            found[number] = Origin("entity", named[0])
    return found


def named_parts(text: str, entity: EntityView) -> dict[int, Origin]:
    """Return the lines of a file of `entity`, counted from 1, by the field or relation they name.

    They are named by attributes, keys and texts; words in sentences and imports do not count.
    """
    parts = {name: part for part, names in _parts(entity) for name in names}
    found: dict[int, Origin] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        words = ("".join(groups) for groups in _PART.findall(line))
        named = [parts[word] for word in words if word in parts]
        if named and not _NO_PART.match(line):
            found[number] = Origin("entity", entity.pascal, named[0])
    return found


def _parts(entity: EntityView) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((field.name, (field.name,)) for field in entity.fields)
    yield from ((each.name, (each.name, each.column_name)) for each in entity.relations)
    yield from ((link.name, (link.name, link.field)) for link in entity.links)


def _marks(entity: EntityView) -> Iterator[str]:
    yield entity.pascal
    yield f'"{entity.pascal}"'
    yield f'"{entity.table}"'
    yield f"/{entity.route}"
    yield f".{entity.file} import"
    yield f"{entity.file}.router"
