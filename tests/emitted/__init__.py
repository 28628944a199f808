"""Emitted projects, used as their users use them: installed, served, and opened in a browser."""
