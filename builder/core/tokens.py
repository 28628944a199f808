"""Tokens that a sign-in provider signed, verified with the keys that it publishes."""

from collections.abc import Mapping, Sequence

import jwt
from pydantic import JsonValue

from .jwks import ALGORITHMS, SigningKeys, UnknownKeyError

LEEWAY_SECONDS = 10
TYPES = frozenset({"jwt", "at+jwt"})
ALWAYS_REQUIRED = ("exp", "iat", "iss", "sub")

type Claims = Mapping[str, JsonValue]


class InvalidTokenError(Exception):
    """The token proves nothing; the text tells why, and may be shown."""


class JwksVerifier:
    """Verifies tokens of one issuer: algorithms, audience and required claims are fixed here."""

    def __init__(
        self,
        keys: SigningKeys,
        issuer: str,
        audience: str | None = None,
        required: Sequence[str] = (),
    ) -> None:
        """Refuse tokens for another audience, or for any where `audience` is None."""
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._required = [*ALWAYS_REQUIRED, *required]

    async def verify(self, token: str) -> Claims:
        """Return what `token` says. Raises InvalidTokenError and UnavailableError."""
        key = await self._key_of(token)
        try:
            return jwt.decode(
                token,
                key,
                algorithms=[key.algorithm_name],
                issuer=self._issuer,
                audience=self._audience,
                leeway=LEEWAY_SECONDS,
                options={"require": self._required, "enforce_minimum_key_length": True},
            )
        except jwt.ExpiredSignatureError as error:
            message = "The token has expired."
            raise InvalidTokenError(message) from error
        except jwt.PyJWTError as error:
            message = "The token is not valid."
            raise InvalidTokenError(message) from error

    async def _key_of(self, token: str) -> jwt.PyJWK:
        try:
            return await self._keys.find(_key_id(token))
        except UnknownKeyError as error:
            message = "The token is signed with an unknown key."
            raise InvalidTokenError(message) from error


def _key_id(token: str) -> str:
    """Return the id of the key that a token names, its header being one that we accept."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        message = "The token is not valid."
        raise InvalidTokenError(message) from error
    if str(header.get("alg")) not in ALGORITHMS:
        message = f"The token is not signed with one of {', '.join(sorted(ALGORITHMS))}."
        raise InvalidTokenError(message)
    if str(header.get("typ", "JWT")).lower().removeprefix("application/") not in TYPES:
        message = "The token is not an access token."
        raise InvalidTokenError(message)
    return str(header.get("kid", ""))
