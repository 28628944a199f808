"""Webhooks, with a receiver that does what receivers do."""
