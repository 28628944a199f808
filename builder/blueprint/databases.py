"""What each database can hold, as far as a blueprint can ask too much of it."""

from dataclasses import dataclass
from typing import Final

BYTES_PER_CHARACTER: Final = 4
KEY_BYTES: Final = {"integer": 8, "uuid7": 16}
"""How much a key takes, by the option of the group `keys`."""


@dataclass(frozen=True, slots=True)
class Database:
    """Limits of one option of the group `database`; None where it has none that matters here."""

    id: str
    title: str
    index_bytes: int | None = None
    row_bytes: int | None = None
    page_bytes: int | None = None
    precision: int | None = None


DATABASES: Final = {
    database.id: database
    for database in (
        Database("sqlite", "SQLite", precision=15),
        Database("postgresql", "PostgreSQL", index_bytes=2_704),
        Database("mariadb", "MariaDB", index_bytes=3_072, row_bytes=65_535, page_bytes=8_125),
    )
}
