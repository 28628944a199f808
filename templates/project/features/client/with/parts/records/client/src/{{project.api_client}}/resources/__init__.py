"""What the API can do, one class per resource."""
