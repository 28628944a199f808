"""Two replicas behind a real proxy, on one database."""
