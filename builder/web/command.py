"""The commands that the page shows: to get the project, and to run it for the first time."""

import re
import shlex
from dataclasses import dataclass
from urllib.parse import urljoin

from ..generator.project import Project
from ..services.wheels import wheel_name, wheel_python
from .address import Address
from .words import gettext as _

_README = "README.md"
_HEADING = re.compile(r"^## ", re.MULTILINE)
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """One line for a shell; every part is quoted, an address is percent-encoded already."""

    tool: str
    title: str
    text: str


def commands(base_url: str, address: Address, slug: str) -> tuple[Command, ...]:
    """Return the ways to get the project without this page."""
    link = urljoin(base_url, address.wizard())
    return (
        Command("curl", _("the zip"), download_command(base_url, address.download, slug)),
        Command("uvx", _("the folder"), folder_command(base_url, link)),
    )


def folder_command(base_url: str, link: str) -> str:
    """Return the line that writes the project of a link into a folder, without an installation."""
    tool = shlex.quote(urljoin(base_url, f"/cli/{wheel_name()}"))
    python = shlex.quote(wheel_python())
    return f"uvx --from {tool} --python {python} builder new --from {shlex.quote(link)}"


def download_command(base_url: str, download: str, slug: str) -> str:
    """Return the line that downloads an archive."""
    address = shlex.quote(urljoin(base_url, download))
    return f"curl -fsSL {address} -o {shlex.quote(f'{slug}.zip')}"


def first_run(project: Project) -> str:
    """Return the commands of the first section of the project's own README."""
    readme = project[_README].text if _README in project else ""
    _, *sections = _HEADING.split(readme)
    blocks = _BLOCK.findall(sections[0]) if sections else []
    return "".join(blocks).strip()
