"""Overlays: folders of output files, one per option value, read once into a TemplateSet."""

import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..blueprint.catalog import Rule, Words
from .contributions import Contribution, parse_contributions
from .origin import Origin

DESCRIPTION = "overlay.toml"
PAIRS = "with"
PARTS = "parts"
ENTITY_NAME = "{{entity.snake}}"
CLIENT_NAME = "{{project.api_client}}"
_ABOUT = (
    "title",
    "help",
    "order",
    "section",
    "rules",
    "uses",
    "provides",
    "types",
    "traits",
    "words",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an overlay: its output path, still with names of entities open, and its text."""

    path: str
    text: str
    is_template: bool


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one option value, a pair of them, or a part that several use adds to a project."""

    id: str
    title: str
    help: str
    order: int
    section: str
    rules: tuple[Rule, ...]
    words: tuple[Words, ...]
    uses: tuple[str, ...]
    provides: tuple[Mapping[str, Any], ...]
    types: tuple[str, ...]
    traits: tuple[tuple[str, str], ...]
    contributions: tuple[Contribution, ...]
    files: tuple[Source, ...]
    pairs: Mapping[str, "Overlay"]

    @property
    def part(self) -> str | None:
        """The part of an entity whose bearers get its repeated files, `api` in `entity/api`."""
        group, _, option = f"/{self.id}".rpartition("/")
        return option if group.endswith("/entity") else None

    @property
    def shared(self) -> tuple[Source, ...]:
        """The files that a project has once."""
        return tuple(file for file in self.files if ENTITY_NAME not in file.path)

    @property
    def repeated(self) -> tuple[Source, ...]:
        """The files that a project has for each entity that the overlay is planned for."""
        return tuple(file for file in self.files if ENTITY_NAME in file.path)

    def taken(self, chosen: Container[str]) -> Iterator["Overlay"]:
        """Yield the overlay, and what it adds together with others that are `chosen`, too."""
        yield self
        for other, pair in self.pairs.items():
            if other in chosen:
                yield from pair.taken(chosen)

    def whole(self) -> Iterator["Overlay"]:
        """Yield the overlay, and all that it could add together with others."""
        yield self
        for pair in self.pairs.values():
            yield from pair.whole()


def load_overlay(folder: Path, identity: str) -> Overlay:
    """Read the overlay at `folder`. Raises UnknownContributionError, OSError or a TOML error."""
    tables = _tables(folder)
    about = {key: tables.pop(key) for key in _ABOUT if key in tables}
    return Overlay(
        id=identity,
        title=about.get("title", identity),
        help=about.get("help", ""),
        order=about.get("order", 50),
        section=about.get("section", ""),
        rules=tuple(_rule(rule) for rule in about.get("rules", ())),
        words=parse_words(about.get("words", {})),
        uses=tuple(f"{PARTS}/{part}" for part in about.get("uses", ())),
        provides=tuple(about.get("provides", ())),
        types=tuple(about.get("types", ())),
        traits=tuple(about.get("traits", {}).items()),
        contributions=parse_contributions(tables, Origin(identity)),
        files=tuple(_sources(folder)),
        pairs=dict(_pairs(folder, identity)),
    )


def _rule(table: Mapping[str, Any]) -> Rule:
    read: dict[str, Any] = {**table, "alternatives": tuple(table.get("alternatives", ()))}
    return Rule(**read)


def parse_words(tables: Mapping[str, Mapping[str, Any]]) -> tuple[Words, ...]:
    """Read the tables `[words.de]` of an option or a group."""
    return tuple(
        Words(language, each["title"], each.get("help", ""), tuple(each.get("reasons", {}).items()))
        for language, each in tables.items()
    )


def _tables(folder: Path) -> dict[str, Any]:
    description = folder / DESCRIPTION
    return tomllib.loads(description.read_text("utf-8")) if description.exists() else {}


def _pairs(folder: Path, identity: str) -> Iterator[tuple[str, Overlay]]:
    """Yield the overlays under `with/GROUP/OPTION`, by the option that they wait for."""
    for other in sorted((folder / PAIRS).glob("*/*")):
        partner = f"{other.parent.name}/{other.name}"
        yield partner, load_overlay(other, f"{identity}/{PAIRS}/{partner}")


def _sources(folder: Path) -> Iterator[Source]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and _is_output(path):
            yield Source(
                path.removesuffix(".jinja"),
                file.read_text("utf-8"),
                path != path.removesuffix(".jinja"),
            )


def _is_output(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path != DESCRIPTION and parts[0] != PAIRS and "__pycache__" not in parts
