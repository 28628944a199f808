"""How a file becomes the next revision, or the first one."""

from dataclasses import dataclass
from typing import Any, Final

from .client import Portal
from .errors import PortalError
from .pulled import Pulled, Target

FIRST: Final = "First version"


@dataclass(frozen=True, slots=True)
class Push:
    """What is to be saved, and what is said about it."""

    portal: Portal
    document: dict[str, Any]
    summary: str

    def begin(self, wanted: Target, preset: str = "") -> Target:
        """Save a Blueprint for the first time, under the rules of a preset; return where it is.

        Raises PortalError.
        """
        if self.portal.latest(wanted.place) is not None:
            message = f"{wanted.name} is there already: push without --new."
            raise PortalError(message)
        name = wanted.blueprint.replace("-", " ").strip().capitalize()
        body = {**self._body(self.summary or FIRST), "name": name, "preset": preset}
        return Target(wanted.workspace, self.portal.create(wanted.workspace, body), 1)

    def go_on(self, wanted: Target, pulled: Pulled | None) -> Target:
        """Save what came of a revision: the one that is named, else the one that was pulled.

        Raises PortalError, also where nobody says which one that is.
        """
        if not self.summary:
            message = "Say with --summary what changed."
            raise PortalError(message)
        base = wanted.number or self._pulled(wanted, pulled)
        if base is None:
            raise self._unknown(wanted)
        number = self.portal.save(wanted.place, {**self._body(self.summary), "base": base})
        return wanted.at(number)

    def _pulled(self, wanted: Target, pulled: Pulled | None) -> int | None:
        """Return the revision that a file came of, if it was one of what is wanted."""
        if pulled is None or pulled.server != self.portal.server:
            return None
        return pulled.target.number if pulled.target.name == wanted.name else None

    def _unknown(self, wanted: Target) -> PortalError:
        latest = self.portal.latest(wanted.place)
        if latest is None:
            return PortalError(
                f"There is no {wanted.name}, or not for you: add --new to save it as a new one."
            )
        return PortalError(
            f"{wanted.name} is at revision {latest}, and the file does not say which one it came "
            f"of: pull that into another file first, or name it, such as {wanted.at(latest)}."
        )

    def _body(self, summary: str) -> dict[str, Any]:
        return {"summary": summary, "blueprint": self.document}
