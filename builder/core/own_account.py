"""What administrators may not do to themselves."""

from .callers import PermissionDeniedError


class OwnAccountError(PermissionDeniedError):
    """Nobody locks themselves out."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Nobody changes the role or the access of the own account.")
