"""Column types: what SQLite needs to keep each of them exactly."""

from sqlalchemy import JSON, Float, LargeBinary, Text, Time

ClockTime = Time
DEEPEST = 100
"""How deep JSON may be: deeper, it can be stored, and not be shown in a list."""
Json = JSON(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text
