"""The column type of moments: PostgreSQL keeps them in UTC."""

from sqlalchemy import DateTime

Timestamp = DateTime(timezone=True)
