"""Create the tables.

Revision ID: 0001
Revises:
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.types import LongBinary, LongText

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create every table with its constraints and indexes."""
    op.create_table(
        "blobs",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", LongBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_blobs"),
        sa.UniqueConstraint("digest", name="uq_blobs_digest"),
    )
    op.create_table(
        "shares",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("title", LongText, nullable=False),
        sa.Column("slug", LongText, nullable=False),
        sa.Column("template_version", sa.String(32), nullable=False),
        sa.Column("template_digest", sa.String(64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("blueprint_id", KeyType, nullable=False),
        sa.Column("tree_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sa.ForeignKeyConstraint(
            ["blueprint_id"],
            ["blobs.id"],
            name="fk_shares_blueprint_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tree_id"],
            ["blobs.id"],
            name="fk_shares_tree_id",
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("code", name="uq_shares_code"),
    )
    op.create_table(
        "allowances",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_allowances"),
        sa.UniqueConstraint("client", name="uq_allowances_client"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("code", sa.String(22), nullable=False),
        sa.Column("packed", LongText, nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint("code", name="uq_drafts_code"),
    )
    op.create_index("ix_shares_blueprint_id", "shares", ["blueprint_id"])
    op.create_index("ix_shares_tree_id", "shares", ["tree_id"])
    op.create_index("ix_allowances_due_at", "allowances", ["due_at"])
    op.create_index("ix_drafts_touched_at", "drafts", ["touched_at"])


def downgrade() -> None:
    """Drop everything again, those that refer to others first."""
    op.drop_table("drafts")
    op.drop_table("allowances")
    op.drop_table("shares")
    op.drop_table("blobs")
