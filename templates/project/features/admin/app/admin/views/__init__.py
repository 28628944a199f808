"""One module of pages per address."""
