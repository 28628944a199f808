"""One attribute of a schema as a line of source."""

from ..layout import Attribute, Item, Source, Text

SCHEMA_IMPORTS = (
    "from pydantic import Field",
    "from ..models.keys import Key",
    "from .keys import InKey",
    "from .base import unset",
)
_DEFAULT = "default="


def schema_attribute(name: str, annotation: str, arguments: tuple[Item, ...]) -> Attribute:
    """Return the attribute of a schema; a lone default stands by itself."""
    if not arguments:
        return Attribute(name, annotation)
    match arguments:
        case (str() as lone,) if lone.startswith(_DEFAULT):
            return Attribute(name, annotation, _value(lone.removeprefix(_DEFAULT)))
        case (Text(head=head, text=text),) if head == _DEFAULT:
            return Attribute(name, annotation, Text("", text))
        case _:
            return Attribute(name, annotation, Source("Field(", arguments, ")"))


def _value(written: str) -> Item:
    """Return a value as it is written; a call can be split at its brackets."""
    called, bracket, arguments = written.removesuffix(")").partition("(")
    return Source(called + bracket, tuple(arguments.split(", ")), ")") if bracket else written
