"""Let somebody choose a new password: `uv run python -m scripts.reset_password ada@example.com`."""

import argparse
import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.dialect import create_engine
from builder.main import app
from builder.services.password import PasswordService


async def reset_token(email: str) -> str | None:
    """Return a token for the account of an address, where there is one."""
    state = app.state
    engine = create_engine(state.settings)
    async with AsyncSession(engine) as session:
        service = PasswordService(session, state.password_hasher)
        token = await service.reset_token(email)
    await engine.dispose()
    return token


def main() -> int:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(
        prog="reset_password",
        description="Print a token that resets the password of an account once, within an hour.",
    )
    parser.add_argument("email", help="the address of the account")
    token = asyncio.run(reset_token(parser.parse_args().email))
    if token is None:
        print("There is no active account with this address.")
        return 1
    print(token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
