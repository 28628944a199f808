"""What a transaction says before it concludes that no row names a file."""

from sqlalchemy import TextClause, text

EVERY_ROW: tuple[TextClause, ...] = (text("SET LOCAL row_security = off"),)
"""PostgreSQL then refuses where row level security would hide rows: no file seems to be lost."""
