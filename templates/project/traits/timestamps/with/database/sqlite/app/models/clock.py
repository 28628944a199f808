"""The time by SQLite's clock, with the digits that columns of type `Timestamp` have."""

from sqlalchemy import text

NOW = text("(strftime('%Y-%m-%d %H:%M:%f000', 'now'))")
