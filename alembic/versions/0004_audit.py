"""What people did, in one chain for each workspace and one for the site."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NOTHING = "0" * 64


def upgrade() -> None:
    """Create the tables, and begin the chain of the site and of every workspace there is."""
    chains = op.create_table(
        "audit_chains",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("workspace_id", KeyType, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_audit_chains"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name="fk_audit_chains_workspace_id",
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("workspace_id", name="uq_audit_chains_workspace_id"),
    )
    op.create_table(
        "audit_events",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("happened_at", Timestamp, nullable=False),
        sa.Column("actor", sa.String(254), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("target", sa.String(300), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("chain_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_events"),
        sa.ForeignKeyConstraint(
            ["chain_id"],
            ["audit_chains.id"],
            name="fk_audit_events_chain_id",
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("chain_id", "number", name="uq_audit_events_chain_id_number"),
    )
    op.create_index("ix_audit_events_chain_id", "audit_events", ["chain_id"])
    op.execute(chains.insert().values(length=0, head=NOTHING))
    workspaces = sa.table("workspaces", sa.column("id"))
    every = sa.select(sa.literal(0), sa.literal(NOTHING), workspaces.c.id)
    op.execute(chains.insert().from_select(["length", "head", "workspace_id"], every))


def downgrade() -> None:
    """Drop the tables again."""
    op.drop_table("audit_events")
    op.drop_table("audit_chains")
