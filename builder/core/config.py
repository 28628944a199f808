"""Settings, read once from the environment and `.env`."""

import secrets
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from builder.core.optional_issuer import OptionalIssuer
from builder.core.provider_settings import ProvidersByKey

PLACEHOLDER = "CHANGE_ME"


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


type Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class PlaceholderError(ValueError):
    """A secret still has the value that everybody knows."""

    def __init__(self, name: str) -> None:
        """Tell which setting it is, and never its value."""
        super().__init__(f"{name} is a placeholder: run `uv run python scripts/setup.py`")


class Settings(BaseSettings):
    """Every setting; lists are written with commas between their items."""

    model_config = SettingsConfigDict(
        env_prefix="APP_",
        env_file=".env",
        extra="ignore",
        frozen=True,
    )

    environment: Literal["local", "production"] = "local"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    allowed_hosts: Names = ("localhost", "127.0.0.1")
    cors_origins: Names = ()
    max_body_size: int = 1_048_576
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///./app.db")
    database_pool_size: int = 10
    database_timeout: int = 30
    registration: bool = False
    public_url: str = "http://127.0.0.1:8000"
    secure_cookies: bool = True
    session_idle_hours: int = 8
    session_days: int = 14
    oidc_issuer: OptionalIssuer = "https://issuer.invalid"
    oidc_client_id: str = "accelerator"
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_scopes: Names = ("openid", "email", "profile")
    oidc_roles_claim: str = ""
    oidc_roles: Names = ("admin",)
    metrics_token: SecretStr = SecretStr(secrets.token_urlsafe())
    return_url: str = ""
    oidc_title: str = ""
    oidc_accounts: Literal["invited", "everybody"] = "invited"
    oidc_providers: ProvidersByKey = {}
    rate_limit: str = "300/minute"
    rate_limit_url: SecretStr = SecretStr("memory://")
    rate_limit_namespace: str = "accelerator:limits"
    sign_in_rate_limit: str = "20/minute"
    admission: Literal["open", "closed"] = "open"
    sharing: bool = True
    overlays: Path | None = None
    second_factor: Literal["optional", "required"] = "optional"

    def refuse_placeholders(self) -> None:
        """Raise PlaceholderError where a secret was not replaced."""
        for name, value in self:
            if isinstance(value, SecretStr) and PLACEHOLDER in value.get_secret_value():
                raise PlaceholderError(name)
