"""The wizard in a real browser, served by the real application."""
