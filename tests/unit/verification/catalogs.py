"""A small catalog with rules of both kinds."""

from builder.blueprint.catalog import Catalog, Group, Option, Rule

CATALOG = Catalog(
    groups=(
        Group(
            "database",
            "Database",
            "",
            "sqlite",
            (
                Option("sqlite", "SQLite", group="database"),
                Option("postgresql", "PostgreSQL", group="database"),
            ),
        ),
        Group(
            "auth",
            "Sign-in",
            "",
            "none",
            (
                Option("none", "None", group="auth"),
                Option("local", "Local", group="auth"),
                Option("oidc", "OIDC", group="auth"),
            ),
        ),
    ),
    features=(
        Option("docker", "Docker", rules=(Rule("requires", "features/gunicorn", ""),)),
        Option("gunicorn", "Gunicorn"),
        Option("mail", "Mail", rules=(Rule("excludes", "auth/none", ""),)),
        Option("jobs", "Jobs", rules=(Rule("excludes", "database/sqlite", ""),)),
    ),
)
