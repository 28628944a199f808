"""The tables of procrastinate, made by the migrations of this project."""

from importlib.resources import files
from typing import cast

from alembic.runtime.migration import MigrationContext
from sqlalchemy import AdaptedConnection, Connection

LAST = "03.04.00_50_post_add_retry_failed_job_procedure.sql"
"""The newest script of the version that this project began with."""
_SQL = files("procrastinate") / "sql"
_DROP = r"""
DO $$
DECLARE
    gone text;
BEGIN
    FOR gone IN
        SELECT format('TABLE %I', tablename) FROM pg_tables
        WHERE schemaname = current_schema() AND tablename LIKE 'procrastinate\_%'
    LOOP
        EXECUTE 'DROP ' || gone || ' CASCADE';
    END LOOP;
    FOR gone IN
        SELECT 'FUNCTION ' || CAST(CAST(oid AS regprocedure) AS text) FROM pg_proc
        WHERE pronamespace = CAST(current_schema() AS regnamespace)
        AND proname LIKE 'procrastinate\_%'
        UNION ALL
        SELECT format('TYPE %I', typname) FROM pg_type
        WHERE typnamespace = CAST(current_schema() AS regnamespace)
        AND typname LIKE 'procrastinate\_%' AND typtype IN ('c', 'e')
    LOOP
        EXECUTE 'DROP ' || gone || ' CASCADE';
    END LOOP;
END
$$
"""


def upgrade_jobs(context: MigrationContext, after: str = "", last: str = LAST) -> None:
    """Run the scripts of procrastinate whose names come after `after`, up to `last`.

    Where a newer version brings more of them, a new migration runs those. Each commits by itself:
    they add values to enums and use them. Nothing but the newest state is one script.
    """
    scripts = {each.name: each for each in (_SQL / "migrations").iterdir()}
    names = sorted(name for name in scripts if name.endswith(".sql"))
    if not after and names[-1] == last:
        _run(context, (_SQL / "schema.sql").read_text("utf-8"))
        return
    with context.autocommit_block():
        for name in names:
            if after < name <= last:
                _run(context, scripts[name].read_text("utf-8"))


def downgrade_jobs(context: MigrationContext) -> None:
    """Take away all that procrastinate has in the schema."""
    context.execute(_DROP)


def _run(context: MigrationContext, script: str) -> None:
    """Run a script of several statements: the driver takes them only past SQLAlchemy."""
    if context.as_sql:
        context.execute(script)
        return
    connection = cast("Connection", context.connection)
    driver = cast("AdaptedConnection", connection.connection.dbapi_connection)
    driver.run_async(lambda raw: raw.execute(script))
