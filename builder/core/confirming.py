"""What is deleted for good is deleted by its name."""

from typing import ClassVar

from .exceptions import ConflictError


class UnconfirmedError(ConflictError):
    """Another name was given than that of what was to be deleted."""

    code = "unconfirmed"
    place: ClassVar[str] = "query"

    def __init__(self, detail: str) -> None:
        """Say what it is no name of."""
        super().__init__(detail, ("confirmation",))
