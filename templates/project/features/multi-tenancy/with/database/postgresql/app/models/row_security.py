"""Walls between tenants in PostgreSQL itself: statements of migrations.

A wall holds for the owner of a table, too. It does not for superusers and roles with `BYPASSRLS`.
"""

from alembic import op

from .keys import KeyType


def wall_off_rows(table: str) -> None:
    """Let a transaction see and write the rows of its tenant only, and none without a tenant."""
    _wall_off(table, f"tenant_id = {_tenant()}")


def wall_off_accounts(table: str) -> None:
    """Do the same for accounts, which are found before the tenant is known."""
    _wall_off(table, f"tenant_id = {_tenant()} OR {_tenant()} IS NULL")


def wall_off_links(table: str, *ends: tuple[str, str]) -> None:
    """Let a transaction see and write the links whose two ends it sees.

    Each end is a column of the table, and the table that it refers to.
    """
    seen = (
        f'EXISTS (SELECT FROM "{other}" WHERE "{other}"."id" = "{table}"."{column}")'
        for column, other in ends
    )
    _wall_off(table, " AND ".join(seen))


def _tenant() -> str:
    """Return the tenant of a transaction, empty where it was told none, asked once a statement."""
    kind = KeyType().compile(dialect=op.get_context().dialect)
    return f"(SELECT nullif(current_setting('app.tenant', true), '')::{kind})"


def _wall_off(table: str, rule: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenants ON "{table}" USING ({rule}) WITH CHECK ({rule})')
