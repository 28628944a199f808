"""Prepare a fresh checkout: write `.env` with secrets of its own, and migrate the database."""

import secrets
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

ROOT = Path(__file__).parents[1]
PLACEHOLDER = "CHANGE_ME"


def write_env(example: Path, target: Path) -> None:
    """Copy `example` to `target`, a fresh secret in place of every placeholder."""
    first, *rest = example.read_text("utf-8").split(PLACEHOLDER)
    target.touch(mode=0o600, exist_ok=False)
    target.write_text(first + "".join(secrets.token_urlsafe(48) + part for part in rest), "utf-8")


def main() -> None:
    """Do what is not done yet."""
    env = ROOT / ".env"
    if env.exists():
        print(".env exists: kept.")
    else:
        write_env(ROOT / ".env.example", env)
        print(".env written.")
    try:
        command.upgrade(Config(toml_file=ROOT / "pyproject.toml"), "head")
    except (OSError, SQLAlchemyError) as error:
        print(f"The database does not answer ({error}).")
        print("Start it, then run `uv run alembic upgrade head`.")
    else:
        print("The database is migrated.")


if __name__ == "__main__":
    main()
