"""The column type of decimals: PostgreSQL keeps all their digits."""

from sqlalchemy import Numeric

ExactDecimal = Numeric
