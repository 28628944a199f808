"""What signs the tokens of the application."""

from fastapi import FastAPI

from .config import PLACEHOLDER, Settings
from .security import TokenSigner

SHORTEST_KEY = 32


class ShortKeyError(ValueError):
    """A key that signs tokens could be guessed."""

    def __init__(self) -> None:
        """Tell the rule, and never the key."""
        super().__init__(f"A key in APP_SECRET_KEY has less than {SHORTEST_KEY} characters.")


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the signer of tokens as `app.state.token_signer`."""
    app.state.token_signer = TokenSigner(signing_keys(settings), issuer=app.title)


def signing_keys(settings: Settings) -> list[str]:
    """Return the keys, the one that signs first. Raises ShortKeyError."""
    secret = settings.secret_key.get_secret_value()
    keys = [key.strip() for key in secret.split(",")]
    if secret != PLACEHOLDER and any(len(key) < SHORTEST_KEY for key in keys):
        raise ShortKeyError
    return keys
