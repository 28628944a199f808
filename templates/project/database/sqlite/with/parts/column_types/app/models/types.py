"""Column types: what SQLite needs to keep each of them exactly."""

from sqlalchemy import JSON, Float, LargeBinary, Text, Time

ClockTime = Time
Json = JSON(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text
