"""Where templates and static files lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return the folder or file `name` that ships with the builder."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name
