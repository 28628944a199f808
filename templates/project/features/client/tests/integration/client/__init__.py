"""The client against the API."""
