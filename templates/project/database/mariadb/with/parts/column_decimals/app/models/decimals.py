"""The column type of decimals: MariaDB keeps all their digits."""

from sqlalchemy import Numeric

ExactDecimal = Numeric
