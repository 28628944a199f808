"""Create the tables.

Revision ID: 0001
Revises:
"""

from collections.abc import Sequence

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create every table with its constraints and indexes."""


def downgrade() -> None:
    """Drop everything again, those that refer to others first."""
