"""Who somebody is, as a verified token tells it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from .tokens import Claims, InvalidTokenError

LONGEST_SUBJECT = 255
LONGEST_EMAIL = 254
LONGEST_NAME = 200
DEFAULT_ROLE = "user"


@dataclass(frozen=True, slots=True)
class Identity:
    """An account of the provider; what its token does not tell is None."""

    issuer: str
    subject: str
    email: str | None = None
    name: str | None = None
    role: str | None = None
    is_email_verified: bool = False

    def profile(self) -> Mapping[str, str]:
        """Return what the token tells about the account."""
        told = {"email": self.email, "name": self.name, "role": self.role}
        return {field: value for field, value in told.items() if value is not None}


def identity_in(claims: Claims, role: str | None) -> Identity:
    """Return who `claims` are about. Raises InvalidTokenError where the subject is unusable."""
    subject = text_in(claims, "sub", LONGEST_SUBJECT)
    if subject is None:
        message = "The subject of the token is not usable."
        raise InvalidTokenError(message)
    return Identity(
        issuer=str(claims["iss"]),
        subject=subject,
        email=text_in(claims, "email", LONGEST_EMAIL),
        name=text_in(claims, "name", LONGEST_NAME),
        role=role,
        is_email_verified=claims.get("email_verified") is True,
    )


def text_in(claims: Claims, name: str, longest: int) -> str | None:
    """Return the text of a claim, if it is one that can be stored."""
    value = claims.get(name)
    if isinstance(value, str) and 0 < len(value) <= longest and value.isprintable():
        return value
    return None


def role_in(claims: Claims, path: str, known: Sequence[str]) -> str | None:
    """Return the first of the `known` roles in the claim at `path`; None where no path is set.

    A path is the name of a claim, or names of claims inside claims with dots between them.
    """
    if not path:
        return None
    held = set(_texts(value_at(claims, path)))
    return next((role for role in known if role in held), DEFAULT_ROLE)


def value_at(claims: Claims, path: str) -> JsonValue:
    """Return what is at `path`; None where nothing is."""
    if path in claims:
        return claims[path]
    name, _, rest = path.partition(".")
    inner = claims.get(name)
    return value_at(inner, rest) if rest and isinstance(inner, dict) else None


def _texts(value: JsonValue) -> Iterable[str]:
    """Yield the roles in a claim: it holds one, or a list, or several with spaces between."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))
