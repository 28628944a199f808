"""Column types: what PostgreSQL calls each of them."""

from sqlalchemy import Float, LargeBinary, Text, Time
from sqlalchemy.dialects.postgresql import JSONB

ClockTime = Time
DEEPEST = 100
"""How deep JSON may be: deeper, it can be stored, and not be shown in a list."""
Json = JSONB(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text
