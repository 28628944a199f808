"""Settings to test with."""

import secrets

from pydantic import SecretStr

from builder.core.config import Settings


class IsolatedSettings(Settings, env_file=None):
    """Settings that come from no file."""

    registration: bool = True
    public_url: str = "https://shop.test"
    metrics_token: SecretStr = SecretStr("m" * secrets.DEFAULT_ENTROPY)
    rate_limit: str = "1000000/minute"
    sign_in_rate_limit: str = "10000/minute"
