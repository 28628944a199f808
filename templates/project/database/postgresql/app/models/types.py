"""Column types: what PostgreSQL calls each of them."""

from sqlalchemy import DateTime, Float, LargeBinary, Numeric, Text, Time
from sqlalchemy.dialects.postgresql import JSONB

ClockTime = Time
ExactDecimal = Numeric
Json = JSONB(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text
Timestamp = DateTime(timezone=True)
