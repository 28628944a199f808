"""Services, apart from HTTP and database."""
