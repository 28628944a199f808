"""Faults of templates, and what they are in, as they travel."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from ..generator.releases import VERSION, order_of
from .base import InSchema, OutSchema
from .moments import Moment
from .texts import lines
from .workspace import Title

LONGEST_TEXT = 2_000

type Version = Annotated[str, Field(pattern=VERSION)]


class AdvisoryWrite(InSchema):
    """What is wrong, what to do about it, and with which releases of the templates."""

    title: Title
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(lines)]
    first_version: Version
    last_version: Version

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if order_of(self.first_version) > order_of(self.last_version):
            message = "The last version comes before the first."
            raise ValueError(message)
        return self


class AdvisoryRead(OutSchema):
    """A fault of templates."""

    title: str
    text: str
    first_version: str
    last_version: str
    made_at: Moment


class AffectedBlueprint(OutSchema):
    """A saved Blueprint with revisions that have a fault: how many, and the last of them."""

    slug: str
    name: str
    latest: int
    count: int
    last_number: int

    @property
    def is_latest(self) -> bool:
        """Tell whether the latest revision has the fault."""
        return self.last_number == self.latest

    @property
    def older_count(self) -> int:
        """How many revisions before the latest have it."""
        return self.count - self.is_latest


class DownloadRead(OutSchema):
    """Who took the project of a revision along, how often, and when the last time."""

    blueprint: str
    number: int
    template_version: str
    taker: str
    times: int
    last_at: Moment


class Affected(AdvisoryRead):
    """A fault, and what it is in: every Blueprint, the last downloads, and how many there were."""

    blueprints: Sequence[AffectedBlueprint]
    downloads: Sequence[DownloadRead]
    download_count: int

    @property
    def has_more_downloads(self) -> bool:
        """Tell whether there are more than are listed here."""
        return len(self.downloads) < self.download_count
