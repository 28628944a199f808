"""What is built and installed, apart from this checkout."""
