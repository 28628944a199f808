"""What a condition `field__operator` means in SQL."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

type Operator = Callable[[InstrumentedAttribute[Any], Any], ColumnElement[bool]]


def contains(column: InstrumentedAttribute[Any], text: str) -> ColumnElement[bool]:
    """Return whether `text` stands somewhere in `column`, in capitals or not."""
    return column.icontains(text, autoescape=True)


OPERATORS: Mapping[str, Operator] = {
    "": operator.eq,
    "gte": operator.ge,
    "lte": operator.le,
    "contains": contains,
}
