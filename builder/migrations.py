"""The migrations of the builder's own database, wherever the builder is installed."""

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, make_url

from .core.config import Settings
from .resources import resource


def migrations() -> Config:
    """Return where the migrations lie: beside the package in a checkout, inside it in a wheel."""
    config = Config()
    config.set_main_option("script_location", str(resource("alembic")).replace("%", "%%"))
    return config


def migrate_embedded(settings: Settings) -> None:
    """Bring an SQLite file up to date; a server is migrated once for all who use it, by Alembic."""
    address = make_url(settings.database_url.get_secret_value())
    if address.get_backend_name() != "sqlite":
        return
    engine = create_engine(address.set(drivername="sqlite"), connect_args={"autocommit": False})
    config = migrations()
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
