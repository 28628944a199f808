"""The catalog as JSON."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _CatalogPart(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class RuleRead(_CatalogPart):
    """What an option needs or forbids, and why; one of `other` and `alternatives` is enough."""

    kind: Literal["requires", "excludes"]
    other: str
    reason: str
    alternatives: tuple[str, ...]


class OptionRead(_CatalogPart):
    """One thing to choose."""

    id: str
    title: str
    help: str
    rules: tuple[RuleRead, ...]


class FeatureRead(OptionRead):
    """A feature, and the id of the section that it stands in; empty where it stands alone."""

    section: str


class SectionRead(_CatalogPart):
    """What several features are about."""

    id: str
    title: str


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
    features: tuple[FeatureRead, ...]
    sections: tuple[SectionRead, ...]
