"""YAML, read by a parser that has no types."""

from importlib import import_module
from pathlib import Path
from typing import Any


def documents_of(text: str) -> list[Any]:
    """Return every document of a text."""
    yaml: Any = import_module("yaml")
    return list(yaml.safe_load_all(text))


def first_document(file: Path) -> Any:  # noqa: ANN401 - whatever the file says
    """Return what a file with one document says."""
    return documents_of(file.read_text("utf-8"))[0]
