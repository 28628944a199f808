"""Walls between tenants in the database."""
