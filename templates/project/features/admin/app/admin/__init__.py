"""Pages on which administrators look after the records: they stand beside the API, on services."""
