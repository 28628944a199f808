"""Texts as pictures that phones read."""
