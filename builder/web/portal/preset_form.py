"""The form of house rules: a row for everything on offer, and what the form says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ...blueprint.catalog import FEATURES, Catalog
from ...blueprint.errors import Problem
from ...blueprint.traits import TRAITS
from ...schemas.preset import PresetRead, PresetWrite
from ..address import Pairs
from ..words import gettext as _
from .entries import Entry, UnreadableEntryError, told

FREE, DEFAULT, LOCKED, BARRED = "", "default", "locked", "barred"

type Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PresetRow:
    """One group or feature: its inputs are `stand:KEY`, `value:KEY` and `reason:KEY`."""

    key: str
    title: str
    stands: Mapping[str, str]
    stand: str
    options: Mapping[str, str]
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class TraitBox:
    """One trait that may be required: its input is `trait:NAME`."""

    name: str
    title: str
    help: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class PresetForm:
    """Everything that the form asks for."""

    rows: tuple[PresetRow, ...]
    traits: tuple[TraitBox, ...]
    values: Mapping[str, str]


def preset_form(preset: PresetRead | None, entry: Entry, catalog: Catalog) -> PresetForm:
    """Return the form as it was filled in, or else as `preset` is.

    Who was asked for its name only, to delete it, filled nothing in.
    """
    is_filled_in = "name" in entry.values
    values = entry.values if is_filled_in or not preset else _values(preset)
    traits = tuple(
        TraitBox(each.name, _(each.title), _(each.help), f"trait:{each.name}" in values)
        for each in TRAITS.values()
    )
    return PresetForm(tuple(_rows(values, catalog)), traits, values)


def read_preset(form: Pairs, catalog: Catalog) -> PresetWrite:
    """Return what a form says. Raises UnreadableEntryError."""
    values = {name: value.strip() for name, value in form}
    about = {name: values[name] for name in ("name", "description") if values.get(name)}
    try:
        return PresetWrite.model_validate({**about, "rules": _rules(values, catalog)})
    except ValidationError as error:
        problems = {_input(each["loc"]): told(each) for each in error.errors()}
        raise UnreadableEntryError(Entry(values, problems)) from None


def refused_preset(form: Pairs, problems: tuple[Problem, ...]) -> Entry:
    """Return a form with what is wrong with its rules, as far as possible at its inputs."""
    values = dict(form)
    told: dict[str, list[str]] = defaultdict(list)
    for each in problems:
        name = f"reason:{each.place}"
        told[name if name in values else ""].append(each.message)
    return Entry(values, {name: " ".join(messages) for name, messages in told.items()})


def _rows(values: Mapping[str, str], catalog: Catalog) -> Iterator[PresetRow]:
    free = {FREE: _("Free"), DEFAULT: _("Begins with"), LOCKED: _("Locked to")}
    for group in catalog.groups:
        options = {each.id: each.title for each in group.options}
        yield _row(f"options.{group.id}", (group.title, group.default), (free, options), values)
    may = {FREE: _("Free"), DEFAULT: _("Begins with it"), LOCKED: _("Always"), BARRED: _("Never")}
    for feature in catalog.features:
        yield _row(f"{FEATURES}.{feature.id}", (feature.title, ""), (may, {}), values)


def _row(
    key: str,
    about: tuple[str, str],
    choices: tuple[Mapping[str, str], Mapping[str, str]],
    values: Mapping[str, str],
) -> PresetRow:
    title, default = about
    stands, options = choices
    return PresetRow(
        key=key,
        title=title,
        stands=stands,
        stand=values.get(f"stand:{key}", FREE),
        options=options,
        value=values.get(f"value:{key}", default),
        reason=values.get(f"reason:{key}", ""),
    )


def _values(preset: PresetRead) -> Mapping[str, str]:
    """Return what the form holds for a Preset."""
    rules = preset.rules
    stands: dict[str, str] = {}
    for name, option in rules.options.items():
        stands[f"stand:options.{name}"] = LOCKED if option.locked else DEFAULT
        stands[f"value:options.{name}"] = option.option
        stands[f"reason:options.{name}"] = option.reason
    for name, feature in rules.features.items():
        locked = LOCKED if feature.wanted else BARRED
        stands[f"stand:{FEATURES}.{name}"] = locked if feature.locked else DEFAULT
        stands[f"reason:{FEATURES}.{name}"] = feature.reason
    return {
        "name": preset.name,
        "description": preset.description,
        **stands,
        **{f"trait:{name}": "on" for name in rules.traits.required},
        "traits_reason": rules.traits.reason,
        "prefix": rules.names.prefix,
        "forbidden": ", ".join(rules.names.forbidden),
        "names_reason": rules.names.reason,
    }


def _rules(values: Mapping[str, str], catalog: Catalog) -> Data:
    """Return the rules that a form says, as data; what is free is not mentioned."""
    options = {
        group.id: {
            "option": values.get(f"value:options.{group.id}", ""),
            "locked": stand == LOCKED,
            "reason": values.get(f"reason:options.{group.id}", ""),
        }
        for group in catalog.groups
        if (stand := values.get(f"stand:options.{group.id}")) in {DEFAULT, LOCKED}
    }
    features = {
        feature.id: {
            "wanted": stand != BARRED,
            "locked": stand != DEFAULT,
            "reason": values.get(f"reason:{FEATURES}.{feature.id}", ""),
        }
        for feature in catalog.features
        if (stand := values.get(f"stand:{FEATURES}.{feature.id}")) in {DEFAULT, LOCKED, BARRED}
    }
    required = [name for name in TRAITS if f"trait:{name}" in values]
    return {
        "options": options,
        FEATURES: features,
        "traits": {"required": required, "reason": values.get("traits_reason", "")},
        "names": {
            "prefix": values.get("prefix", ""),
            "forbidden": values.get("forbidden", "").replace(",", " ").split(),
            "reason": values.get("names_reason", ""),
        },
    }


def _input(place: tuple[int | str, ...]) -> str:
    """Return the input that a place of the data belongs to."""
    match place:
        case ("rules", "options" | "features" as family, str(name), *_rest):
            return f"reason:{family}.{name}"
        case ("rules", "names", ("prefix" | "forbidden") as name, *_rest):
            return name
        case ("rules", ("names" | "traits") as family, *_rest):
            return f"{family}_reason"
        case _:
            return str(place[0])
