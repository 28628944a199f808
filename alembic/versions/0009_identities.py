"""Who somebody is to the sign-in provider, and the sessions that it answers for."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "linked_identities",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("issuer", sa.String(255), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_linked_identities"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_linked_identities_user_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("issuer", "subject", name="uq_linked_identities_issuer_subject"),
    )
    op.create_index("ix_linked_identities_user_id", "linked_identities", ["user_id"])
    op.create_table(
        "vouched_sessions",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vouched_sessions"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_vouched_sessions_user_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("digest", name="uq_vouched_sessions_digest"),
    )
    op.create_index("ix_vouched_sessions_expires_at", "vouched_sessions", ["expires_at"])
    op.create_index("ix_vouched_sessions_user_id", "vouched_sessions", ["user_id"])


def downgrade() -> None:
    """Drop the tables again."""
    op.drop_table("vouched_sessions")
    op.drop_table("linked_identities")
