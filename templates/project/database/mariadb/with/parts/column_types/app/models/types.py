"""Column types: what MariaDB needs to keep each of them whole and exactly."""

from sqlalchemy import JSON
from sqlalchemy.dialects.mysql import DOUBLE, LONGBLOB, LONGTEXT, TIME

ClockTime = TIME(fsp=6)
DEEPEST = 31
"""How deep JSON may be: the server refuses one more."""
Json = JSON(none_as_null=True)
LongBinary = LONGBLOB
LongFloat = DOUBLE(asdecimal=False)
LongText = LONGTEXT
