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


class UnreadableRulesError(ConflictError):
    """House rules were written by another release of the builder."""

    code = "unreadable-rules"

    def __init__(self) -> None:
        """Say so."""
        message = "These house rules cannot be read: another release of the builder wrote them."
        super().__init__(message, ("preset",))


class UnknownPresetError(ConflictError):
    """A Preset is named that is not there, or not any more."""

    code = "unknown-preset"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This preset is not there any more.", ("preset",))


class TooLargeToSaveError(AppError):
    """The project is larger than what a revision may be."""

    status = 422
    code = "too-large"
