"""Which projects are proved."""
