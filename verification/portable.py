"""Texts that read the same on every machine."""

import sys
from pathlib import Path

from .places import ROOT

_HERE = (ROOT, Path(sys.base_prefix), Path.home())


def portable(text: str) -> str:
    """Return a text without the folders in which things lie on this machine."""
    for folder in _HERE:
        text = text.replace(f"{folder}/", "")
    return text
