"""Why a Blueprint cannot be saved."""

from .exceptions import AppError, ConflictError


class StaleRevisionError(ConflictError):
    """Somebody saved in the meantime: what was changed is older than what is kept."""

    code = "stale-revision"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Somebody saved a revision in the meantime.")


class TooLargeToSaveError(AppError):
    """The project is larger than what a revision may be."""

    status = 422
    code = "too-large"
