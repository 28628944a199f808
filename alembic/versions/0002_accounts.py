"""Accounts, their sessions, and how they come into being."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create the tables with their constraints and indexes."""
    op.create_table(
        "setup_tokens",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setup_tokens"),
        sa.UniqueConstraint("purpose", name="uq_setup_tokens_purpose"),
    )
    op.create_table(
        "users",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("role", sa.String(50), nullable=False),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("reset_digest", sa.String(64), nullable=True),
        sa.Column("reset_expires_at", Timestamp, nullable=True),
        sa.Column("name", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.UniqueConstraint("reset_digest", name="uq_users_reset_digest"),
    )
    op.create_table(
        "browser_sessions",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("role", sa.String(50), nullable=False),
        sa.Column("opened_at", Timestamp, nullable=False),
        sa.Column("seen_at", Timestamp, nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Column("user_agent", sa.String(200), nullable=False),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_browser_sessions"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_browser_sessions_user_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("digest", name="uq_browser_sessions_digest"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("role", sa.String(50), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Column("inviter_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.ForeignKeyConstraint(
            ["inviter_id"],
            ["users.id"],
            name="fk_invitations_inviter_id",
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("digest", name="uq_invitations_digest"),
    )
    op.create_index("ix_browser_sessions_user_id", "browser_sessions", ["user_id"])
    op.create_index("ix_invitations_inviter_id", "invitations", ["inviter_id"])


def downgrade() -> None:
    """Drop the tables again, those that refer to others first."""
    op.drop_table("invitations")
    op.drop_table("browser_sessions")
    op.drop_table("users")
    op.drop_table("setup_tokens")
