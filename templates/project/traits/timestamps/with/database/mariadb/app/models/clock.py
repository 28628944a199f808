"""The time by MariaDB's clock, with the digits that columns of type `Timestamp` have."""

from sqlalchemy import text

NOW = text("UTC_TIMESTAMP(6)")
