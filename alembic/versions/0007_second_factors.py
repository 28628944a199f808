"""What accounts have besides their passwords, and who is half signed in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create the tables with their constraints and indexes."""
    op.create_table(
        "second_factors",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("secret", sa.String(32), nullable=False),
        sa.Column("last_step", sa.BigInteger, nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("begun_at", Timestamp, nullable=False),
        sa.Column("confirmed_at", Timestamp, nullable=True),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_second_factors"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_second_factors_user_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("user_id", name="uq_second_factors_user_id"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_codes"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_recovery_codes_user_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("digest", name="uq_recovery_codes_digest"),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("password_digest", sa.String(64), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempts"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_sign_in_attempts_user_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("digest", name="uq_sign_in_attempts_digest"),
    )
    op.create_index("ix_recovery_codes_user_id", "recovery_codes", ["user_id"])
    op.create_index("ix_sign_in_attempts_expires_at", "sign_in_attempts", ["expires_at"])
    op.create_index("ix_sign_in_attempts_user_id", "sign_in_attempts", ["user_id"])


def downgrade() -> None:
    """Drop the tables again."""
    op.drop_table("sign_in_attempts")
    op.drop_table("recovery_codes")
    op.drop_table("second_factors")
