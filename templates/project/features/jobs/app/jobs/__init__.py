"""What is done behind the requests, by workers."""
