"""What can go wrong with who comes from the sign-in provider."""

from .callers import AuthenticationError


class UninvitedError(AuthenticationError):
    """The site has accounts for invited people only."""

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__("Nobody invited this e-mail address: ask an administrator.")
