"""The sign-in providers of the site: the first, if there is one, and as many more as it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from .config import Settings
from .exceptions import NotFoundError
from .optional_issuer import NO_ISSUER

FIRST = ""
"""The key of the provider that has none."""


class RepeatedIssuerError(ValueError):
    """Two providers would say different things of the same people."""

    def __init__(self, issuer: str) -> None:
        """Tell the issuer."""
        super().__init__(f"APP_OIDC_PROVIDERS: {issuer} is a provider of this site already.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider that people may sign in with.

    `settings` are those of a site that has this provider alone.
    """

    key: str
    settings: Settings

    @property
    def issuer(self) -> str:
        """The issuer, letter by letter as its tokens write it."""
        return self.settings.oidc_issuer

    @property
    def title(self) -> str:
        """What people call it."""
        return self.settings.oidc_title or self.key or urlsplit(self.issuer).netloc

    @property
    def is_for_everybody(self) -> bool:
        """Tell whether all whom it vouches for get an account."""
        return self.settings.oidc_accounts == "everybody"


def offers(settings: Settings) -> Sequence[Offer]:
    """Return the providers in the order of the settings."""
    first = () if settings.oidc_issuer == NO_ISSUER else (Offer(FIRST, settings),)
    further = (
        Offer(key, settings.model_copy(update={f"oidc_{name}": value for name, value in each}))
        for key, each in settings.oidc_providers.items()
    )
    return [*first, *further]


def offer_of(settings: Settings, key: str) -> Offer:
    """Return a provider. Raises NotFoundError where the site has no such one."""
    for offer in offers(settings):
        if offer.key == key:
            return offer
    message = "This site has no such sign-in provider."
    raise NotFoundError(message)


def refuse_repeated(settings: Settings) -> None:
    """Raise RepeatedIssuerError where two providers have one issuer."""
    issuers = [offer.issuer for offer in offers(settings)]
    for issuer in issuers:
        if issuers.count(issuer) > 1:
            raise RepeatedIssuerError(issuer)
