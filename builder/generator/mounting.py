"""Overlays of the house: a folder of an operator that joins the catalog under the same rules."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader

from ..blueprint.catalog import FEATURES
from .blaming import BadOverlayError, blaming
from .environment import environment
from .overlays import DESCRIPTION, PARTS, Overlay, load_overlay, parse_words
from .pins import Pins
from .templates import GROUP, TemplateSet
from .trial import check_option

PINS: Final = "pins.toml"


def mounted(templates: TemplateSet, folder: Path) -> TemplateSet:
    """Return the set with the overlays of `folder`, which is laid out as `templates/project`.

    Each new option is rendered once. Raises BadOverlayError for the first that cannot be used.
    """
    if not folder.is_dir():
        raise BadOverlayError(folder, "there is no such folder")
    mine = {each.id: each for each in _overlays(templates, folder)}
    joined = _joined(templates, mine, folder)
    for overlay in mine.values():
        _check_parts(overlay, joined, folder)
        _check_paths(overlay, joined, folder)
        _check_templates(overlay, folder / overlay.id)
    with blaming(folder):
        catalog = joined.catalog
    for identity in mine:
        if option := catalog.find(identity):
            check_option(option, joined, folder / identity)
    return joined


def _overlays(templates: TemplateSet, folder: Path) -> Iterator[Overlay]:
    for place in sorted(each for each in folder.glob("*/*") if each.is_dir()):
        identity = f"{place.parent.name}/{place.name}"
        if identity in templates.overlays:
            raise BadOverlayError(place, "the builder has one of this name already")
        with blaming(place / DESCRIPTION):
            overlay = load_overlay(place, identity)
        is_option = place.parent.name != PARTS
        if is_option and (overlay.title == identity or not overlay.help):
            raise BadOverlayError(place / DESCRIPTION, "it needs a title and a help")
        yield overlay


def _joined(templates: TemplateSet, mine: Mapping[str, Overlay], folder: Path) -> TemplateSet:
    names = {each.partition("/")[0] for each in mine} - {*templates.groups, PARTS}
    groups = {name: _about(folder / name / GROUP) for name in sorted(names)}
    words = {name: parse_words(about.pop("words", {})) for name, about in groups.items()}
    return replace(
        templates,
        overlays={**templates.overlays, **mine},
        groups={**templates.groups, **groups},
        words={**templates.words, **words},
        pins=_pins(templates, folder / PINS),
    )


def _about(file: Path) -> dict[str, Any]:
    with blaming(file):
        about = tomllib.loads(file.read_text("utf-8"))
    about.pop("order", None)
    return about


def _pins(templates: TemplateSet, file: Path) -> Pins:
    """Return the verified versions, and those of the house for what is not among them."""
    if not file.exists():
        return templates.pins
    with blaming(file):
        mine = Pins.parse(file.read_text("utf-8"))
    return Pins({**mine.packages, **templates.pins.packages})


def _check_parts(overlay: Overlay, templates: TemplateSet, folder: Path) -> None:
    for part in overlay.uses:
        if part not in templates.overlays:
            place = folder / overlay.id / DESCRIPTION
            raise BadOverlayError(place, f"there is no {part} that it could use")


def _check_templates(overlay: Overlay, place: Path) -> None:
    """Refuse what Jinja cannot read, in what waits for other options, too."""
    reader = environment(BaseLoader())
    for each in overlay.whole():
        for file in each.files:
            with blaming(place / file.path):
                reader.parse(file.text if file.is_template else "", str(place / file.path))


def _check_paths(overlay: Overlay, templates: TemplateSet, folder: Path) -> None:
    """Refuse a file that another overlay writes, too, unless one of both excludes the other."""
    paths = {file.path for file in overlay.files}
    for other in templates.overlays.values():
        both = sorted(paths & {file.path for file in other.files})
        if both and other is not overlay and not _are_one_choice(overlay, other, templates):
            raise BadOverlayError(folder / overlay.id / both[0], f"{other.id} writes it, too")


def _are_one_choice(one: Overlay, other: Overlay, templates: TemplateSet) -> bool:
    group = one.id.partition("/")[0]
    is_choice = group in templates.groups and group != FEATURES
    return is_choice and other.id.partition("/")[0] == group
