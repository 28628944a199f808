"""What a person should read before the download: what was decided, and what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete, people_sign_in
from ..blueprint.model import Blueprint
from .command import Command
from .decisions import Decision, decisions
from .proof import Proof
from .signing_in import ways_in
from .words import gettext as _

_CHANGES = frozenset({"create", "update", "delete"})


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The ways to get the project, and whether it can be shared."""

    download_url: str
    commands: tuple[Command, ...]
    is_sharing_open: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Every difference from the defaults, what is worth knowing, and how to get the project."""

    decided: tuple[Decision, ...]
    warnings: tuple[str, ...]
    ways: HandingOver


def review_of(
    blueprint: Blueprint, proof: Proof, handing_over: HandingOver, catalog: Catalog
) -> Review:
    """Look over a project."""
    decided = decisions(complete(Blueprint(), catalog), blueprint, catalog)
    return Review(decided, tuple(_warnings(blueprint, proof, catalog)), handing_over)


def _warnings(blueprint: Blueprint, proof: Proof, catalog: Catalog) -> Iterator[str]:
    is_changed = any(_CHANGES & {*entity.operations} for entity in blueprint.entities)
    if is_changed and not people_sign_in(blueprint, catalog):
        open_to_all = _("Nobody signs in: whoever reaches the API may change everything.")
        yield f"{open_to_all} {ways_in(catalog)}"
    if not blueprint.entities:
        yield _("There are no entities: the project has a database and no tables of your own.")
    if not blueprint.project.licence:
        yield _("No licence is chosen: nobody else may use the code.")
    if not proof.is_whole:
        yield proof.text
