"""Workspaces, who belongs to them, and the Blueprints that they keep, revision by revision."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from builder.models.keys import KeyType
from builder.models.moments import Timestamp

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create the tables with their constraints and indexes."""
    op.create_table(
        "workspaces",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.Column("deleted_at", Timestamp, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
        sa.UniqueConstraint("slug", name="uq_workspaces_slug"),
    )
    op.create_table(
        "memberships",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("workspace_id", KeyType, nullable=False),
        sa.Column("user_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
        _reference("memberships", "workspace_id", "workspaces", "CASCADE"),
        _reference("memberships", "user_id", "users", "CASCADE"),
        sa.UniqueConstraint("workspace_id", "user_id", name="uq_memberships_workspace_id_user_id"),
    )
    op.create_table(
        "saved_blueprints",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("description", sa.String(500), nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("saved_at", Timestamp, nullable=False),
        sa.Column("deleted_at", Timestamp, nullable=True),
        sa.Column("workspace_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_blueprints"),
        _reference("saved_blueprints", "workspace_id", "workspaces", "CASCADE"),
        sa.UniqueConstraint("workspace_id", "slug", name="uq_saved_blueprints_workspace_id_slug"),
    )
    op.create_table(
        "tags",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("word", sa.String(32), nullable=False),
        sa.Column("saved_blueprint_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tags"),
        _reference("tags", "saved_blueprint_id", "saved_blueprints", "CASCADE"),
        sa.UniqueConstraint("saved_blueprint_id", "word", name="uq_tags_saved_blueprint_id_word"),
    )
    _create_revisions()
    _create_reader_links()
    _create_indexes()


def _create_revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("summary", sa.String(200), nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("template_version", sa.String(32), nullable=False),
        sa.Column("template_digest", sa.String(64), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.Column("approved_at", Timestamp, nullable=True),
        sa.Column("saved_blueprint_id", KeyType, nullable=False),
        sa.Column("author_id", KeyType, nullable=False),
        sa.Column("approver_id", KeyType, nullable=True),
        sa.Column("blueprint_id", KeyType, nullable=False),
        sa.Column("tree_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        _reference("revisions", "saved_blueprint_id", "saved_blueprints", "CASCADE"),
        _reference("revisions", "author_id", "users", "RESTRICT"),
        _reference("revisions", "approver_id", "users", "RESTRICT"),
        _reference("revisions", "blueprint_id", "blobs", "RESTRICT"),
        _reference("revisions", "tree_id", "blobs", "RESTRICT"),
        sa.UniqueConstraint(
            "saved_blueprint_id", "number", name="uq_revisions_saved_blueprint_id_number"
        ),
    )


def _create_reader_links() -> None:
    op.create_table(
        "reader_links",
        sa.Column("id", KeyType, nullable=False),
        sa.Column("code", sa.String(43), nullable=False),
        sa.Column("audience", sa.String(16), nullable=False),
        sa.Column("made_at", Timestamp, nullable=False),
        sa.Column("saved_blueprint_id", KeyType, nullable=False),
        sa.Column("maker_id", KeyType, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reader_links"),
        _reference("reader_links", "saved_blueprint_id", "saved_blueprints", "CASCADE"),
        _reference("reader_links", "maker_id", "users", "RESTRICT"),
        sa.UniqueConstraint("code", name="uq_reader_links_code"),
    )


def _create_indexes() -> None:
    for column in ("workspace_id", "user_id"):
        op.create_index(f"ix_memberships_{column}", "memberships", [column])
    op.create_index("ix_saved_blueprints_workspace_id", "saved_blueprints", ["workspace_id"])
    for column in ("word", "saved_blueprint_id"):
        op.create_index(f"ix_tags_{column}", "tags", [column])
    for column in ("saved_blueprint_id", "maker_id"):
        op.create_index(f"ix_reader_links_{column}", "reader_links", [column])
    for column in ("saved_blueprint_id", "author_id", "approver_id", "blueprint_id", "tree_id"):
        op.create_index(f"ix_revisions_{column}", "revisions", [column])


def _reference(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=on_delete
    )


def downgrade() -> None:
    """Drop the tables again, those that refer to others first."""
    for table in (
        "reader_links",
        "revisions",
        "tags",
        "saved_blueprints",
        "memberships",
        "workspaces",
    ):
        op.drop_table(table)
