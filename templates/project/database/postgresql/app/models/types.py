"""Column types: what PostgreSQL calls each of them."""

from sqlalchemy import JSON, BigInteger, DateTime, Numeric

ExactDecimal = Numeric
Json = JSON(none_as_null=True)
Key = BigInteger
Timestamp = DateTime(timezone=True)
