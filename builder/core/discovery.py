"""What an OpenID provider says of itself."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from .fetching import Fetch, FetchError
from .jwks import Keys, published_keys

WELL_KNOWN = "/.well-known/openid-configuration"


class ProviderMetadata(BaseModel):
    """The part of a discovery document that is used."""

    issuer: str
    jwks_uri: str

    def urls(self) -> Iterable[str]:
        """Return where the document leads."""
        return (self.jwks_uri,)


async def discover[MetadataT: ProviderMetadata](
    fetch: Fetch, issuer: str, part: type[MetadataT]
) -> MetadataT:
    """Return a part of the metadata of `issuer`, if they are its own. Raises FetchError."""
    url = issuer.removesuffix("/") + WELL_KNOWN
    try:
        metadata = part.model_validate_json(await fetch(url))
    except ValidationError as error:
        message = f"{url}: {error}"
        raise FetchError(message) from error
    if metadata.issuer != issuer:
        message = f"{url}: it is about {metadata.issuer!r}, not about {issuer!r}"
        raise FetchError(message)
    for each in metadata.urls():
        if _scheme(each) != _scheme(issuer):
            message = f"{url}: it leads to {each!r}, which TLS does not protect"
            raise FetchError(message)
    return metadata


def _scheme(url: str) -> str:
    """Return the scheme of a URL; what is none has none."""
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


async def discovered_keys(fetch: Fetch, issuer: str) -> Keys:
    """Return the keys of `issuer`, wherever it publishes them. Raises FetchError."""
    metadata = await discover(fetch, issuer, ProviderMetadata)
    return await published_keys(fetch, metadata.jwks_uri)
