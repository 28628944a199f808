"""Why a file or a line is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The overlay that a file or a line comes from, the entity, and its field or relation."""

    overlay: str
    entity: str | None = None
    part: str | None = None
