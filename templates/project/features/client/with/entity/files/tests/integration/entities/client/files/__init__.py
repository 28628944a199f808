"""What the client does with files of each kind of record."""
