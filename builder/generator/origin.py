"""Why a file or a line is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The overlay, and the entity if there is one, that a file or a line comes from."""

    overlay: str
    entity: str | None = None
