"""Blueprint in, Project out: pure, no web, no database, no clock."""
