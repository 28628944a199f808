"""The commands that the page shows: to get the project, and to run it for the first time."""

import re
import shlex
from urllib.parse import urljoin

from ..generator.project import Project

_README = "README.md"
_FIRST_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


def download_command(base_url: str, download: str, slug: str) -> str:
    """Return one line for a shell; every part is quoted, the address is percent-encoded already."""
    address = urljoin(base_url, download)
    return f"curl -fsSL {shlex.quote(address)} -o {shlex.quote(f'{slug}.zip')}"


def first_run(project: Project) -> str:
    """Return the commands that the project's own README begins with."""
    found = _FIRST_BLOCK.search(project[_README].text) if _README in project else None
    return found[1].strip() if found else ""
