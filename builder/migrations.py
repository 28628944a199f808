"""The migrations of the builder's own database, wherever the builder is installed."""

from alembic import command
from alembic.config import Config

from .resources import resource


def migrations() -> Config:
    """Return where the migrations lie: beside the package in a checkout, inside it in a wheel."""
    config = Config()
    config.set_main_option("script_location", str(resource("alembic")).replace("%", "%%"))
    return config


def migrate() -> None:
    """Make and change the tables of the settings' database until they are those of the models."""
    command.upgrade(migrations(), "head")
