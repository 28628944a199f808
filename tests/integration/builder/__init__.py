"""The builder as its clients meet it: the real application, started as a server starts it."""
