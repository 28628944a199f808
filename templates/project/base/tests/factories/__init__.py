"""Records to test with."""
