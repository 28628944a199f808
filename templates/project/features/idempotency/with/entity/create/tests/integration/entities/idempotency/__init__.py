"""Requests of entities that come again."""
