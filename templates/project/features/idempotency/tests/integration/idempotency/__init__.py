"""What a client sees of the header `Idempotency-Key`, and what becomes of its work."""
