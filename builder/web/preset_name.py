"""How house rules are named in an address: the workspace, and the Preset in it."""

import re
from dataclasses import dataclass
from typing import Self

_NAME = re.compile(r"([a-z0-9-]{1,60})/([a-z0-9-]{1,60})")


@dataclass(frozen=True, slots=True)
class PresetName:
    """Where a Preset is found."""

    workspace: str
    preset: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the Preset that `text` names, if it names one."""
        found = _NAME.fullmatch(text)
        return cls(found[1], found[2]) if found else None

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.workspace}/{self.preset}"

    @property
    def page(self) -> str:
        """The address of the Presets of the workspace."""
        return presets_of(self.workspace)

    @property
    def start(self) -> str:
        """The address that leads to the wizard, with the choices that the house begins with."""
        return f"{self.page}/{self.preset}/start"


def presets_of(workspace: str) -> str:
    """Return the address of the Presets of a workspace."""
    return f"/workspaces/{workspace}/presets"
