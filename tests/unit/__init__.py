"""One piece at a time, without a database."""
