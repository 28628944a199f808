"""Take a second factor off: `uv run python -m scripts.remove_second_factor ada@example.com`.

For the only administrator, whom nobody else can help.
"""

import argparse
import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.dialect import create_engine
from builder.main import app
from builder.services.second_factor import SecondFactorService


async def remove(session: AsyncSession, email: str) -> bool:
    """Take the second factor of an address off; tell whether there was one."""
    state = app.state
    return await SecondFactorService(session, state.settings, state.password_hasher).drop(email)


async def removed(email: str) -> bool:
    """Take one off in the database of the settings."""
    engine = create_engine(app.state.settings)
    async with AsyncSession(engine) as session:
        was_on = await remove(session, email)
    await engine.dispose()
    return was_on


def main() -> int:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(
        prog="remove_second_factor",
        description="Take the second factor of an account off, and end its sessions.",
    )
    parser.add_argument("email", help="the address of the account")
    email = parser.parse_args().email
    if not asyncio.run(removed(email)):
        print(f"There is no account with the address {email} and a second factor.")
        return 1
    print(f"The password alone signs {email} in again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
