"""What is refused for the bounds that a field was given."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ...blueprint.model import Field
from ...blueprint.types import max_length

_WRITTEN_OUT: Final = 1_000
_COUNTED: Final = frozenset({"integer", "big_integer", "decimal"})


def beyond(field: Field) -> Iterator[str]:
    """Yield values of `field` that are too much, too little or unknown, as JSON in source."""
    if field.type == "enum":
        yield '""'
    elif field.type == "string" and (most := max_length(field) or 0) <= _WRITTEN_OUT:
        yield f'"x" * {most + 1}'
    elif field.type in _COUNTED:
        for bound, step in ((field.min, -1), (field.max, 1)):
            if bound is not None:
                value = Decimal(bound) + step
                yield f'"{value:f}"' if field.type == "decimal" else f"{value:f}"
