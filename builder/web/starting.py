"""Where a project can start: with choices for a purpose, or with a sample."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_toml
from ..blueprint.model import Blueprint
from ..resources import resource
from .address import FEATURES, wizard_url
from .words import gettext as _

STARTER = "starter/"


@dataclass(frozen=True, slots=True)
class Starter:
    """Choices for a purpose: `key` names them in an address, `fix` is the query pairs of them."""

    key: str
    title: str
    help: str
    fix: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole project with entities, and where it is."""

    title: str
    help: str
    url: str


@dataclass(frozen=True, slots=True)
class Start:
    """Everything that a project can start from."""

    starters: tuple[Starter, ...]
    samples: tuple[Sample, ...]


def start_of(catalog: Catalog) -> Start:
    """Return the starters and samples for which everything is on offer."""
    start = _start(catalog)
    starters = (replace(each, title=_(each.title), help=_(each.help)) for each in start.starters)
    samples = (replace(each, title=_(each.title), help=_(each.help)) for each in start.samples)
    return Start(tuple(starters), tuple(samples))


@cache
def _start(catalog: Catalog) -> Start:
    starters = (
        Starter(
            f"{STARTER}{each.project.slug}",
            each.project.name,
            each.project.description,
            _fix(each, catalog),
        )
        for each in _read("starters", catalog)
    )
    samples = (
        Sample(each.project.name, each.project.description, wizard_url(each, catalog))
        for each in _read("", catalog)
    )
    return Start(tuple(starters), tuple(samples))


def _read(folder: str, catalog: Catalog) -> Iterator[Blueprint]:
    for file in sorted((resource("examples") / folder).glob("*.toml")):
        with suppress(InvalidBlueprint):
            yield parse_toml(file.read_bytes(), catalog)


def _fix(blueprint: Blueprint, catalog: Catalog) -> str:
    options = complete(blueprint, catalog).options
    return urlencode({**options, FEATURES: ",".join(blueprint.features)})
