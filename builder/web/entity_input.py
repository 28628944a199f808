"""What the entity form says, as the data of one entity."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..blueprint.traits import TRAITS
from .attributes import DETAILS, FLAGS, Attribute, offered

_ROW = re.compile(r"(fields|relations)-([0-9]{1,3})-([a-z_]+)")
_DIGITS = re.compile(r"[0-9]{1,18}")
_SEPARATORS = re.compile(r"\s*[,\n]\s*")
WAS = "was"
_OFF = ("", "false")
_TEXTS = ("plural", "display", "description", "read", "write", "role")
_RELATION_TEXTS = ("name", "target", "kind", "inverse", "description")

type Data = dict[str, Any]
type Rows = list[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class EntityInput:
    """The form, read: the entity's data, the name it was opened under, and the new names.

    `form` is the same data before anything followed the new names, each row with its old one.
    """

    original: str
    data: Data
    renamed: Mapping[str, str]
    form: Data


def read_entity(pairs: Iterable[tuple[str, str]]) -> EntityInput:
    """Read the form; the last row of fields, left blank, is no field."""
    given = list(pairs)
    single = dict(given)
    rows = _rows(given)
    fields = rows["fields"]
    if fields and not fields[-1].get("name", "").strip():
        fields.pop()
    data = {
        **_about(single, [value for key, value in given if key == "operations"]),
        "fields": [_field(row) for row in fields],
        "relations": [_relation(row) for row in rows["relations"]],
    }
    renamed = {
        row[WAS]: row.get("name", "").strip()
        for row in (*fields, *rows["relations"])
        if row.get(WAS) and row[WAS] != row.get("name", "").strip()
    }
    form = data | {
        family: [
            row | {WAS: given.get(WAS, "")}
            for row, given in zip(data[family], rows[family], strict=True)
        ]
        for family in ("fields", "relations")
    }
    return EntityInput(single.get("entity", ""), _with_renamed(data, renamed), renamed, form)


def _rows(pairs: Iterable[tuple[str, str]]) -> defaultdict[str, Rows]:
    found: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for key, value in pairs:
        if match := _ROW.fullmatch(key):
            found[match[1], int(match[2])][match[3]] = value
    rows: defaultdict[str, Rows] = defaultdict(list)
    for family, number in sorted(found):
        rows[family].append(found[family, number])
    return rows


def _about(single: Mapping[str, str], operations: list[str]) -> Data:
    if single.get("extends", "") not in _OFF:
        return {"name": single.get("name", "").strip(), "extends": True}
    texts = {key: single.get(key, "").strip() for key in _TEXTS}
    return {
        "name": single.get("name", "").strip(),
        **{key: value for key, value in texts.items() if value},
        "operations": operations,
        **{trait: single.get(trait, "") not in _OFF for trait in TRAITS},
        **{key: _columns(single.get(key, "")) for key in ("unique", "indexes")},
    }


def _columns(text: str) -> list[list[str]]:
    return [_SEPARATORS.split(line.strip()) for line in text.splitlines() if line.strip()]


def _field(row: Mapping[str, str]) -> Data:
    kind = row.get("type", "string")
    attributes = offered((*FLAGS, *DETAILS), kind)
    values = {each.name: _value(each, row.get(each.name, "")) for each in attributes}
    data = {key: value for key, value in values.items() if value not in ("", [])}
    return {"name": row.get("name", "").strip(), "type": kind, **data}


def _value(attribute: Attribute, text: str) -> object:
    """Return the value as JSON has it; what is no number stays text, for the rules to refuse."""
    if attribute.kind == "check":
        return text not in _OFF
    if attribute.kind == "list":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if attribute.kind == "number":
        text = text.strip()
        return int(text) if _DIGITS.fullmatch(text) else text
    return text


def _relation(row: Mapping[str, str]) -> Data:
    texts = {key: row.get(key, "").strip() for key in _RELATION_TEXTS}
    data: Data = {key: value for key, value in texts.items() if value or key == "name"}
    if texts["kind"] == "many_to_many":
        return data
    data["required"] = row.get("required", "") not in _OFF
    data["on_delete"] = row.get("on_delete", "restrict")
    return data


def _with_renamed(data: Data, renamed: Mapping[str, str]) -> Data:
    """Follow renamed fields and relations in what else names them."""
    followed = dict(data)
    if "display" in data:
        followed["display"] = renamed.get(data["display"], data["display"])
    for key in {"unique", "indexes"} & data.keys():
        followed[key] = [[renamed.get(name, name) for name in columns] for columns in data[key]]
    return followed
