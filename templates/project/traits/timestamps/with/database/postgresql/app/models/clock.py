"""The time by PostgreSQL's clock, at the start of a statement."""

from sqlalchemy import text

NOW = text("statement_timestamp()")
