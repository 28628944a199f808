"""Give an account a role: `uv run python -m scripts.grant_role ada@example.com admin`."""

import argparse
import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.config import Settings
from builder.core.dialect import create_engine
from builder.services.user import UserService


async def grant(email: str, role: str) -> bool:
    """Set the role of an account; tell whether there is one with this address."""
    engine = create_engine(Settings())
    async with AsyncSession(engine) as session:
        granted = await UserService(session).grant(email, role)
    await engine.dispose()
    return granted


def main() -> int:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(prog="grant_role", description="Give an account a role.")
    parser.add_argument("email", help="the address of the account")
    parser.add_argument("role", help="the role")
    arguments = parser.parse_args()
    if not asyncio.run(grant(arguments.email, arguments.role)):
        print(f"There is no account with the address {arguments.email}.")
        return 1
    print(f"{arguments.email} has the role {arguments.role}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
