"""Overlays of a house to test with."""

from collections.abc import Mapping
from pathlib import Path

ABOUT = """
title = "House logging"
help = "Logs as the house wants them."
uses = ["house"]
dependencies = ["acme-logging>=1,<2"]

[[installs]]
expression = "house.install(app)"
import = "from .core import house"

[words.de]
title = "Logging des Hauses"
help = "Logs, wie das Haus sie will."
"""
GOOD: Mapping[str, str] = {
    "features/house-logging/overlay.toml": ABOUT,
    "features/house-logging/app/core/house.py.jinja": '"""Logs of {{ project.package }}."""\n',
    "parts/house/overlay.toml": "",
    "parts/house/app/core/house_format.py": '"""How lines look."""\n',
    "cloud/group.toml": 'order = 9\ntitle = "Cloud"\nhelp = "Where it runs."\ndefault = "none"\n',
    "cloud/none/overlay.toml": 'title = "None"\nhelp = "Anywhere."\n',
    "cloud/acme/overlay.toml": 'title = "Acme"\nhelp = "Our own."\n',
    "cloud/acme/deploy/acme.yaml": "kind: App\n",
    "pins.toml": '[packages.acme-logging]\nversion = "1.4"\n',
}


def house(folder: Path, **changed: str | None) -> Path:
    """Write the overlays of a house; `changed` replaces files, and adds others."""
    for name, text in {**GOOD, **changed}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return folder
