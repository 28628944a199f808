"""What a column can hold, as arguments of a condition: databases refuse to compare it with more."""

from collections.abc import Iterator

from ...blueprint.model import Field
from ...blueprint.types import FIELD_TYPES, precision, scale


def room(field: Field) -> Iterator[str]:
    """Yield the limits of the field's column."""
    row = FIELD_TYPES[field.type]
    if row.lowest is not None:
        yield f"ge={row.lowest}"
        yield f"le={row.highest}"
    if field.type == "decimal":
        yield f"max_digits={precision(field)}"
        yield f"decimal_places={scale(field)}"
