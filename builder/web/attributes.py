"""The attributes of fields and relations as the entity form asks for them; types decide which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..blueprint.types import FIELD_TYPES

type Kind = Literal["text", "number", "area", "list", "check"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One input of the form: the attribute's name, and the words around it."""

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""


FLAGS: Final = (
    Attribute("required", "Required", "check"),
    Attribute("unique", "Unique", "check"),
    Attribute("index", "Index", "check"),
)
DETAILS: Final = (
    Attribute("values", "Values", "list", "one per line"),
    Attribute("min_length", "Shortest", "number", "characters"),
    Attribute("max_length", "Longest", "number", "characters"),
    Attribute("min", "Least"),
    Attribute("max", "Most"),
    Attribute("precision", "Digits", "number", "in all"),
    Attribute("scale", "Decimals", "number", "after the point"),
    Attribute("default", "Default"),
    Attribute("example", "Example"),
    Attribute("pattern", "Pattern", hint="regular expression"),
    Attribute("filter", "Filter by it", "check"),
    Attribute("sort", "Sort by it", "check"),
    Attribute("searchable", "Search in it", "check"),
    Attribute("read_only", "Read only", "check"),
    Attribute("write_only", "Write only", "check"),
    Attribute("hidden", "Not in the API", "check"),
    Attribute("description", "Description", "area"),
)
OPERATIONS: Final = ("list", "get", "create", "update", "delete")
OPERATION_WORDS: Final[Mapping[str, str]] = {
    "list": "List",
    "get": "Read one",
    "create": "Create",
    "update": "Update",
    "delete": "Delete",
}
KINDS: Final[Mapping[str, str]] = {
    "many_to_one": "belongs to one",
    "one_to_one": "has exactly one",
    "many_to_many": "has any number of",
}
ON_DELETE: Final[Mapping[str, str]] = {
    "restrict": "is refused",
    "cascade": "deletes it too",
    "set_null": "clears the link",
}
READERS: Final[Mapping[str, str]] = {
    "": "by the sign-in",
    "everybody": "everybody",
    "signed_in": "who is signed in",
    "owner": "who created it, and the role",
    "role": "who has the role",
}
TYPES: Final[Mapping[str, str]] = {name: name.replace("_", " ") for name in FIELD_TYPES}


def offered(attributes: tuple[Attribute, ...], type_name: str) -> tuple[Attribute, ...]:
    """Return those attributes that have a meaning for a type; all of them for an unknown one."""
    row = FIELD_TYPES.get(type_name)
    return attributes if row is None else tuple(each for each in attributes if row.has(each.name))
