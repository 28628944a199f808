"""Settings to test with."""

from builder.core.config import Settings


class IsolatedSettings(Settings, env_file=None):
    """Settings that come from no file."""

    registration: bool = True
    public_url: str = "https://shop.test"
    rate_limit: str = "1000000/minute"
    sign_in_rate_limit: str = "10000/minute"
