"""Tokens that come along with requests to the API; pages know none."""

from typing import Annotated, override

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from ..core.access_tokens import BEARER, UnknownAccessTokenError
from ..core.second_factors import SecondFactorMissingError
from ..services.access_token import AccessTokenService, Bearer
from ..services.reaching import reaching
from ..services.requirement import RequirementService
from .attempts import count_token
from .deps import SessionDep
from .shares import Client


class AccessTokenHeader(HTTPBearer):
    """The token, as it stands behind `Authorization: Bearer`; an empty one is wrong, not none."""

    @override
    async def __call__(self, request: HTTPConnection) -> HTTPAuthorizationCredentials | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != BEARER.lower():
            return None
        return HTTPAuthorizationCredentials(scheme=BEARER, credentials=token.strip())


access_token = AccessTokenHeader(
    scheme_name="AccessToken",
    description="A token of `/account/tokens`, or of one workspace: `/workspaces/…/tokens`.",
    auto_error=False,
)


class Bearers:
    """Knows whose token came along; only where one did, the database is asked, for a moment."""

    def __init__(
        self,
        request: Request,
        client: Client,
        sent: Annotated[HTTPAuthorizationCredentials | None, Security(access_token)],
    ) -> None:
        """Ask for the token that was `sent`, if any was."""
        self._request = request
        self._client = client
        self._sent = sent

    async def find(self) -> Bearer | None:
        """Return whose token came along, if any did.

        Raises UnknownAccessTokenError for one that does not work, SecondFactorMissingError where
        its owner lacks what the site requires, TooManyAttemptsError and UnavailableError.
        """
        if self._sent is None:
            return None
        with reaching("Accounts"):
            async with self._request.app.state.sessions() as session:
                found = await AccessTokenService(session).bearer(self._sent.credentials)
                requirement = RequirementService(session, self._request.app.state.settings)
                if found and not await requirement.is_met_by_owner(found.user.id):
                    raise SecondFactorMissingError
        if found is None:
            await count_token(self._request, self._client)
            message = "This token is not one of ours, has expired, or was revoked."
            raise UnknownAccessTokenError(message)
        return found


def get_access_token_service(session: SessionDep) -> AccessTokenService:
    """Return the service of access tokens."""
    return AccessTokenService(session)


BearersDep = Annotated[Bearers, Depends()]
AccessTokens = Annotated[AccessTokenService, Depends(get_access_token_service)]
