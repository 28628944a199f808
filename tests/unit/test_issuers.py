"""Which providers are trusted in production."""

import pytest

from builder.core.issuers import IssuerError, is_trustworthy, refuse_placeholder
from tests.settings import IsolatedSettings

PLACEHOLDER = "https://issuer.example.com"


@pytest.mark.parametrize(
    "issuer", ["https://id.shop.test/realms/shop", "http://localhost:8080", "http://127.0.0.1:1"]
)
def test_a_provider_is_trusted_over_tls_or_from_this_machine(issuer: str) -> None:
    assert is_trustworthy(issuer)


@pytest.mark.parametrize("issuer", ["", PLACEHOLDER, "http://id.shop.test", "id.shop.test"])
def test_a_placeholder_is_no_provider_and_neither_is_one_without_tls(issuer: str) -> None:
    assert not is_trustworthy(issuer)


def test_a_placeholder_is_refused_in_production_only() -> None:
    refuse_placeholder(PLACEHOLDER, IsolatedSettings())
    with pytest.raises(IssuerError, match="production"):
        refuse_placeholder(PLACEHOLDER, IsolatedSettings(environment="production"))
