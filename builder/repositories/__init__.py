"""Queries: they build SQL and flush, and never commit."""
