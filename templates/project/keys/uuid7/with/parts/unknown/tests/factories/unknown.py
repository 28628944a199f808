"""A key that no record has."""

from uuid import UUID

UNKNOWN = UUID("01900000-0000-7000-8000-000000000000")
