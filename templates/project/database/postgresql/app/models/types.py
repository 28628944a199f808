"""Column types: what PostgreSQL calls each of them."""

from sqlalchemy import BigInteger, DateTime, LargeBinary, Numeric, Text, Time
from sqlalchemy.dialects.postgresql import JSONB

ClockTime = Time
ExactDecimal = Numeric
Json = JSONB(none_as_null=True)
Key = BigInteger
LongBinary = LargeBinary
LongText = Text
Timestamp = DateTime(timezone=True)
