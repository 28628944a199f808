"""Make an account: `uv run python -m scripts.create_account ada@example.com`."""

import argparse
import asyncio
import secrets
import sys

from pydantic import Secret, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.dialect import create_engine
from builder.core.exceptions import ConflictError
from builder.main import app
from builder.schemas.user import Register
from builder.services.credentials import CredentialService
from builder.services.password import PasswordService


async def create(session: AsyncSession, data: Register) -> str | None:
    """Make an account; return a token with which its owner chooses another password."""
    hasher = app.state.password_hasher
    await CredentialService(session, hasher).register(data)
    return await PasswordService(session, hasher).reset_token(data.email)


async def token_of(data: Register) -> str | None:
    """Make an account in the database of the settings."""
    engine = create_engine(app.state.settings)
    async with AsyncSession(engine) as session:
        token = await create(session, data)
    await engine.dispose()
    return token


def main() -> int:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(
        prog="create_account",
        description="Make an account, and print a token that sets its password within an hour.",
    )
    parser.add_argument("email", help="the address of the account")
    email = parser.parse_args().email
    try:
        data = Register(email=email, password=Secret(secrets.token_urlsafe(32)))
        print(asyncio.run(token_of(data)))
    except ValidationError:
        print(f"{email} is no e-mail address.")
        return 1
    except ConflictError:
        print(f"There is an account with the address {email} already.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
