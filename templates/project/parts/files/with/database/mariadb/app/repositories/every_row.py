"""What a transaction says before it concludes that no row names a file."""

from sqlalchemy import TextClause

EVERY_ROW: tuple[TextClause, ...] = ()
"""Nothing: MariaDB hides no rows from who may read a table."""
