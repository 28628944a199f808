"""All rules of a blueprint; `validate` is the one door."""

from .rules import validate

__all__ = ["validate"]
