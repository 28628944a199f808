"""The catalog as JSON."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _CatalogPart(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class RuleRead(_CatalogPart):
    """What an option needs or forbids, and why."""

    kind: Literal["requires", "excludes"]
    other: str
    reason: str


class OptionRead(_CatalogPart):
    """One thing to choose."""

    id: str
    title: str
    help: str
    rules: tuple[RuleRead, ...]


class GroupRead(_CatalogPart):
    """Options of which exactly one is chosen."""

    id: str
    title: str
    help: str
    default: str
    options: tuple[OptionRead, ...]


class CatalogRead(_CatalogPart):
    """Everything on offer."""

    groups: tuple[GroupRead, ...]
    features: tuple[OptionRead, ...]
