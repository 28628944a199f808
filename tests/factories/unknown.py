"""A key that no record has."""

UNKNOWN = 999_999
