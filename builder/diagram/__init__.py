"""Entities as a picture and as text that other tools draw: pure, the same for the same entities."""
