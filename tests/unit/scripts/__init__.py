"""The scripts that keep this repository true to its own templates."""
