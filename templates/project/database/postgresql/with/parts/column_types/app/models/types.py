"""Column types: what PostgreSQL calls each of them."""

from sqlalchemy import Float, LargeBinary, Text, Time
from sqlalchemy.dialects.postgresql import JSONB

ClockTime = Time
Json = JSONB(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text
