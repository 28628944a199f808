"""House rules of a workspace, and which of them a Blueprint follows."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create the table, and the column in place: SQLite would copy a table for a reference."""
    op.create_table(
        "presets",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("description", sa.String(500), nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("changed_at", Timestamp, nullable=False),
        sa.Column("workspace_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_presets"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_presets_workspace_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("workspace_id", "slug", name="uq_presets_workspace_id_slug"),
    )
    op.create_index("ix_presets_workspace_id", "presets", ["workspace_id"])
    op.add_column("saved_blueprints", sa.Column("preset", sa.String(60), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("saved_blueprints", "preset")
    op.drop_table("presets")
