"""Settings to test with."""

from builder.core.config import Settings


class IsolatedSettings(Settings, env_file=None):
    """Settings that come from no file."""
