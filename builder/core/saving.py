"""Why a Blueprint cannot be saved."""

from .exceptions import AppError, ConflictError


class StaleRevisionError(ConflictError):
    """Somebody saved in the meantime: what was changed is older than what is kept."""

    code = "stale-revision"

    def __init__(self, latest: int) -> None:
        """Say so, and keep which revision is the `latest` by now."""
        super().__init__("Somebody saved a revision in the meantime.")
        self.latest = latest


class TooLargeToSaveError(AppError):
    """The project is larger than what a revision may be."""

    status = 422
    code = "too-large"
