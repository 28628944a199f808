"""What the client does with each kind of record."""
