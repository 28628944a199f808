"""Why a Blueprint cannot be saved."""

from .exceptions import AppError, ConflictError


class StaleRevisionError(ConflictError):
    """Somebody saved in the meantime: what was changed is older than what is kept."""

    code = "stale-revision"

    def __init__(self, latest: int) -> None:
        """Say so, and keep which revision is the `latest` by now."""
        super().__init__("Somebody saved a revision in the meantime.")
        self.latest = latest


class PresetNeededError(ConflictError):
    """A workspace has several Presets, and a Blueprint follows none of them."""

    code = "preset-needed"

    def __init__(self) -> None:
        """Ask for one."""
        message = "Choose which preset it follows: this workspace has several."
        super().__init__(message, ("preset",))


class TooLargeToSaveError(AppError):
    """The project is larger than what a revision may be."""

    status = 422
    code = "too-large"
