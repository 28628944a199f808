"""Settings to test with."""

import secrets
from typing import Literal

from pydantic import SecretStr

from builder.core.config import Settings
from builder.core.optional_issuer import OptionalIssuer


class IsolatedSettings(Settings, env_file=None):
    """Settings that come from no file."""

    registration: bool = True
    public_url: str = "https://shop.test"
    oidc_issuer: OptionalIssuer = "https://issuer.test"
    oidc_client_secret: SecretStr = SecretStr("s" * 32)
    metrics_token: SecretStr = SecretStr("m" * secrets.DEFAULT_ENTROPY)
    oidc_accounts: Literal["invited", "everybody"] = "everybody"
    rate_limit: str = "1000000/minute"
    sign_in_rate_limit: str = "10000/minute"
