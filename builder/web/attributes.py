"""The attributes of fields and relations as the entity form asks for them; types decide which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..blueprint.types import FIELD_TYPES
from .words import gettext as _
from .words import marked

type Kind = Literal["text", "number", "area", "list", "check"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One input of the form: the attribute's name, and the words around it."""

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""


FLAGS: Final = (
    Attribute("required", marked("Required"), "check"),
    Attribute("unique", marked("Unique"), "check"),
    Attribute("index", marked("Index"), "check"),
)
DETAILS: Final = (
    Attribute("values", marked("Values"), "list", marked("one per line")),
    Attribute("min_length", marked("Shortest"), "number", marked("characters")),
    Attribute("max_length", marked("Longest"), "number", marked("characters")),
    Attribute("min", marked("Least")),
    Attribute("max", marked("Most")),
    Attribute("precision", marked("Digits"), "number", marked("in all")),
    Attribute("scale", marked("Decimals"), "number", marked("after the point")),
    Attribute("default", marked("Default")),
    Attribute("example", marked("Example")),
    Attribute("pattern", marked("Pattern"), hint=marked("regular expression")),
    Attribute("filter", marked("Filter by it"), "check"),
    Attribute("sort", marked("Sort by it"), "check"),
    Attribute("searchable", marked("Search in it"), "check"),
    Attribute("read_only", marked("Read only"), "check"),
    Attribute("write_only", marked("Write only"), "check"),
    Attribute("hidden", marked("Not in the API"), "check"),
    Attribute("description", marked("Description"), "area"),
)
OPERATIONS: Final = ("list", "get", "create", "update", "delete")
OPERATION_WORDS: Final[Mapping[str, str]] = {
    "list": marked("List"),
    "get": marked("Read one"),
    "create": marked("Create"),
    "update": marked("Update"),
    "delete": marked("Delete"),
}
KINDS: Final[Mapping[str, str]] = {
    "many_to_one": marked("belongs to one"),
    "one_to_one": marked("has exactly one"),
    "many_to_many": marked("has any number of"),
}
ON_DELETE: Final[Mapping[str, str]] = {
    "restrict": marked("is refused"),
    "cascade": marked("deletes it too"),
    "set_null": marked("clears the link"),
}
READERS: Final[Mapping[str, str]] = {
    "": marked("by the sign-in"),
    "everybody": marked("everybody"),
    "signed_in": marked("who is signed in"),
    "owner": marked("who created it, and the role"),
    "role": marked("who has the role"),
}
TYPES: Final[Mapping[str, str]] = {name: name.replace("_", " ") for name in FIELD_TYPES}


def said(choices: Mapping[str, str]) -> Mapping[str, str]:
    """Return choices in the language of the request."""
    return {value: _(words) for value, words in choices.items()}


def offered(attributes: tuple[Attribute, ...], type_name: str) -> tuple[Attribute, ...]:
    """Return those attributes that have a meaning for a type; all of them for an unknown one."""
    row = FIELD_TYPES.get(type_name)
    return attributes if row is None else tuple(each for each in attributes if row.has(each.name))
