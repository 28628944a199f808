"""Walls between tenants in PostgreSQL itself: statements of migrations.

A wall holds for the owner of a table, too. It does not for superusers and roles with `BYPASSRLS`.
"""

from alembic import op

from .keys import KeyType


def wall_off(table: str, *ends: tuple[str, str], is_account: bool = False) -> None:
    """Let a transaction see and write the rows of its tenant only, and none without a tenant.

    Accounts are found before the tenant is known. Links have two ends, each a column with the
    table that it refers to, and are seen by who sees both.
    """
    rule = f"tenant_id = {_tenant()}"
    if is_account:
        rule += f" OR {_tenant()} IS NULL"
    if ends:
        rule = " AND ".join(_seen(table, *end) for end in ends)
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenants ON "{table}" USING ({rule}) WITH CHECK ({rule})')


def _seen(table: str, column: str, other: str) -> str:
    return f'EXISTS (SELECT FROM "{other}" WHERE "{other}"."id" = "{table}"."{column}")'


def _tenant() -> str:
    """Return the tenant of a transaction, empty where it was told none, asked once a statement."""
    kind = KeyType().compile(dialect=op.get_context().dialect)
    return f"(SELECT nullif(current_setting('app.tenant', true), '')::{kind})"
