"""Who took which project along, and the faults of the templates that they were made with."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TAKEN_ONCE = "uq_downloads_workspace_id_blueprint_number_taker"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "downloads",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("blueprint", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("template_version", sa.String(32), nullable=False),
        sa.Column("taker", sa.String(254), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last_at", Timestamp, nullable=False),
        sa.Column("workspace_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_downloads"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name="fk_downloads_workspace_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("workspace_id", "blueprint", "number", "taker", name=TAKEN_ONCE),
    )
    op.create_index("ix_downloads_workspace_id", "downloads", ["workspace_id"])
    op.create_table(
        "advisories",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("first_version", sa.String(32), nullable=False),
        sa.Column("last_version", sa.String(32), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_advisories"),
    )


def downgrade() -> None:
    """Drop the tables again."""
    op.drop_table("advisories")
    op.drop_table("downloads")
