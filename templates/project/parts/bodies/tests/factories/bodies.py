"""From values and rows to the JSON that travels."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def body_of(schema: type[BaseModel], values: Mapping[str, object]) -> dict[str, Any]:
    """Return the body that sends those of `values` that `schema` takes."""
    taken = {name: value for name, value in values.items() if name in schema.model_fields}
    return schema(**taken).model_dump(mode="json", exclude_unset=True)


def shown(schema: type[BaseModel], row: object) -> dict[str, Any]:
    """Return the body that shows `row` as `schema`."""
    return schema.model_validate(row, from_attributes=True).model_dump(mode="json")


def differing(sent: Mapping[str, Any], answered: Mapping[str, Any]) -> set[str]:
    """Return the names of what was sent but answered otherwise."""
    return {name for name in sent.keys() & answered.keys() if sent[name] != answered[name]}
