"""What other systems are told of records."""
