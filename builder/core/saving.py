"""Why a Blueprint cannot be saved."""

from .exceptions import AppError, ConflictError


class StaleRevisionError(ConflictError):
    """Somebody saved in the meantime: what was changed is older than what is kept."""

    code = "stale-revision"

    def __init__(self, latest: int) -> None:
        """Say which revision is the latest."""
        super().__init__("Somebody saved in the meantime: this is what both of you changed.")
        self.latest = latest


class TooLargeToSaveError(AppError):
    """The project is larger than what a revision may be."""

    status = 422
    code = "too-large"
