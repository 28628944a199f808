"""What is particular to Clerk: where its keys are, and what its tokens say."""

from functools import partial

from .config import Settings
from .fetching import Fetch
from .identity import Identity, identity_in, role_in, value_at
from .jwks import SigningKeys, published_keys
from .tokens import Claims, InvalidTokenError, JwksVerifier

JWKS = "/.well-known/jwks.json"
OF_A_SESSION = ("azp", "sid")
OF_AN_ORGANIZATION = frozenset({"o", "org_role"})


class Provider:
    """Tells whose a token is; only tokens of sessions have `sid`."""

    def __init__(self, settings: Settings, fetch: Fetch) -> None:
        """Trust the issuer of `settings`; its keys are read with `fetch`."""
        self.issuer = settings.clerk_issuer
        keys = SigningKeys(partial(published_keys, fetch, self.issuer + JWKS))
        self._verifier = JwksVerifier(keys, self.issuer, required=OF_A_SESSION)
        self._parties = settings.clerk_authorized_parties
        self._roles_claim = settings.clerk_roles_claim
        self._roles = settings.clerk_roles
        self._organization = settings.clerk_organization

    async def identify(self, token: str) -> Identity:
        """Return whose token this is. Raises InvalidTokenError and UnavailableError."""
        claims = await self._verifier.verify(token)
        if claims["azp"] not in self._parties:
            message = "The token was issued to another application."
            raise InvalidTokenError(message)
        if claims.get("sts") == "pending":
            message = "The session is not complete."
            raise InvalidTokenError(message)
        return identity_in(claims, self._role(claims))

    def _role(self, claims: Claims) -> str | None:
        """Return the role; in an organization only where it is ours: anybody may create others."""
        if value_at(claims, "o.id") != self._organization:
            claims = {name: claims[name] for name in claims.keys() - OF_AN_ORGANIZATION}
        return role_in(claims, self._roles_claim, self._roles)
