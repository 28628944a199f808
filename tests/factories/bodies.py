"""From values to the JSON of a request."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def body_of(schema: type[BaseModel], values: Mapping[str, object]) -> dict[str, Any]:
    """Return the body that sends those of `values` that `schema` takes."""
    taken = {name: value for name, value in values.items() if name in schema.model_fields}
    return schema(**taken).model_dump(mode="json", exclude_unset=True)


def differing(sent: Mapping[str, Any], shown: Mapping[str, Any]) -> set[str]:
    """Return the names of what was sent but is shown otherwise."""
    return {name for name in sent.keys() & shown.keys() if sent[name] != shown[name]}
