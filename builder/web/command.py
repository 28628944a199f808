"""The command that does what the Download button does."""

import shlex
from urllib.parse import urljoin


def download_command(base_url: str, download: str, slug: str) -> str:
    """Return one line for a shell; every part is quoted, the address is percent-encoded already."""
    address = urljoin(base_url, download)
    return f"curl -fsSL {shlex.quote(address)} -o {shlex.quote(f'{slug}.zip')}"
