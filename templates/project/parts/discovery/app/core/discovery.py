"""What an OpenID provider says of itself."""

from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from .fetching import Fetch, FetchError
from .jwks import Keys, published_keys

WELL_KNOWN = "/.well-known/openid-configuration"


class ProviderMetadata(BaseModel):
    """The part of a discovery document that is used."""

    issuer: str
    jwks_uri: str


async def discover(fetch: Fetch, issuer: str) -> ProviderMetadata:
    """Return the metadata of `issuer`, if they are its own. Raises FetchError."""
    url = issuer.removesuffix("/") + WELL_KNOWN
    try:
        metadata = ProviderMetadata.model_validate_json(await fetch(url))
    except ValidationError as error:
        message = f"{url}: {error}"
        raise FetchError(message) from error
    if metadata.issuer != issuer:
        message = f"{url}: it is about {metadata.issuer!r}, not about {issuer!r}"
        raise FetchError(message)
    if urlsplit(metadata.jwks_uri).scheme != urlsplit(issuer).scheme:
        message = f"{url}: its keys are at {metadata.jwks_uri!r}, which TLS does not protect"
        raise FetchError(message)
    return metadata


async def discovered_keys(fetch: Fetch, issuer: str) -> Keys:
    """Return the keys of `issuer`, wherever it publishes them. Raises FetchError."""
    metadata = await discover(fetch, issuer)
    return await published_keys(fetch, metadata.jwks_uri)
