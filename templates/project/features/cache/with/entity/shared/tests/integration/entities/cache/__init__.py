"""Records that are told again."""
