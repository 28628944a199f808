"""What can go wrong with second factors."""

from .callers import AuthenticationError
from .exceptions import AppError


class WrongCodeError(AppError):
    """A code is not that of this moment, or was taken already."""

    status = 422
    code = "wrong-code"

    def __init__(self) -> None:
        """Say so, and never which of both it is."""
        super().__init__("This code is wrong, or was used already.", ("code",))


class TooManyCodesError(AppError):
    """Codes are not to be guessed, from however many addresses."""

    status = 429
    code = "too-many-codes"

    def __init__(self, seconds: int) -> None:
        """Say how many seconds from now the next code is looked at."""
        super().__init__("Too many codes were tried for this account. Try again later.")
        self.headers = {"Retry-After": str(seconds)}  # type: ignore[misc] # each has its own


class AttemptEndedError(AuthenticationError):
    """Whoever is half signed in took too long, or guessed too often."""

    code = "attempt-ended"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This took too long, or too many codes were wrong.")


class SecondFactorNeededError(AppError):
    """A password alone signs nobody in who has a second factor."""

    status = 403
    code = "second-factor-needed"

    def __init__(self) -> None:
        """Say where both can be shown."""
        super().__init__("This account has a second factor: sign in at /sign-in, in a browser.")


class SecondFactorMissingError(AuthenticationError):
    """Somebody is signed in without a second factor where everybody is to have one."""

    code = "second-factor-missing"

    def __init__(self) -> None:
        """Say where it is set up."""
        super().__init__("This site requires a second factor: set it up at /account/second-factor.")
