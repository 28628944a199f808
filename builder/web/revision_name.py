"""How a revision is named in an address: the workspace, the Blueprint in it, and the number."""

import re
from dataclasses import dataclass
from typing import Final, Self

from ..schemas.saved_blueprint import HIGHEST_NUMBER

DIGITS: Final = len(str(HIGHEST_NUMBER))
_NAME = re.compile(rf"([a-z0-9-]{{1,60}})/([a-z0-9-]{{1,60}})/([1-9]\d{{0,{DIGITS - 1}}})")


@dataclass(frozen=True, slots=True)
class RevisionName:
    """Where a revision is found."""

    workspace: str
    blueprint: str
    number: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the revision that `text` names, if it names one."""
        found = _NAME.fullmatch(text)
        return cls(found[1], found[2], int(found[3])) if found else None

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.workspace}/{self.blueprint}/{self.number}"

    @property
    def home(self) -> str:
        """The address of the Blueprint."""
        return f"/workspaces/{self.workspace}/blueprints/{self.blueprint}"

    @property
    def page(self) -> str:
        """The address of the revision."""
        return f"{self.home}/revisions/{self.number}"
