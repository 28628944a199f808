"""Accelerator, a project builder for enterprise FastAPI."""
