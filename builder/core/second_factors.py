"""What can go wrong with second factors."""

from collections.abc import Mapping
from typing import ClassVar

from .callers import AuthenticationError
from .exceptions import AppError

SECONDS_PER_TRY = 600
"""How long it takes until one more code of an account is looked at: who knows the password and
guesses for a whole year is lucky once in six times.
"""


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
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": str(SECONDS_PER_TRY)}

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Too many codes were tried for this account. Try again later.")


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
