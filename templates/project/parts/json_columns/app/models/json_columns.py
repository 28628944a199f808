"""Columns that hold JSON."""

import json
from typing import Any, override

from sqlalchemy.types import TypeDecorator

from .types import Json


class JsonColumn(TypeDecorator[dict[str, Any] | list[Any]]):
    """JSON that changes where JSON sees a change: to Python, 1 and true are equal."""

    impl = Json
    cache_ok = True

    @override
    def __repr__(self) -> str:
        """Return what migrations write."""
        return "JsonColumn()"

    @override
    def compare_values(self, x: object, y: object) -> bool:
        return x == y and json.dumps(x, sort_keys=True) == json.dumps(y, sort_keys=True)
