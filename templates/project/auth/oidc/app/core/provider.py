"""What is particular to an OpenID provider: where its keys are, and what its tokens say."""

from functools import partial

from .config import Settings
from .discovery import discovered_keys
from .fetching import Fetch
from .identity import Identity, identity_in, role_in
from .jwks import SigningKeys
from .tokens import InvalidTokenError, JwksVerifier


class Provider:
    """Tells whose a token is."""

    def __init__(self, settings: Settings, fetch: Fetch) -> None:
        """Trust the issuer of `settings`; its documents are read with `fetch`."""
        self.issuer = settings.oidc_issuer
        keys = SigningKeys(partial(discovered_keys, fetch, self.issuer))
        self._verifier = JwksVerifier(keys, self.issuer, settings.oidc_audience)
        self._parties = settings.oidc_authorized_parties
        self._roles_claim = settings.oidc_roles_claim
        self._roles = settings.oidc_roles

    async def identify(self, token: str) -> Identity:
        """Return whose token this is. Raises InvalidTokenError and UnavailableError."""
        claims = await self._verifier.verify(token)
        party = claims.get("azp", claims.get("client_id"))
        if self._parties and party not in self._parties:
            message = "The token was issued to another application."
            raise InvalidTokenError(message)
        return identity_in(claims, role_in(claims, self._roles_claim, self._roles))
