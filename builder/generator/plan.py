"""Which overlays a Blueprint takes, and everything that their templates may read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..blueprint.access import EVERYONE
from ..blueprint.choices import all_entities
from ..blueprint.forms import to_toml
from ..blueprint.model import ADMINISTRATOR, Blueprint, Entity
from ..blueprint.naming import client_package
from .contributions import Contributions
from .emission import EntityView, entity_views
from .literals import one_line
from .overlays import Overlay
from .templates import BASE, FEATURES, LICENCES, TemplateSet

ADMIN = "/admin"


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What templates may read of the project itself."""

    name: str
    slug: str
    package: str
    description: str
    author: str
    licence: str
    python: str
    api_prefix: str
    api_client: str
    roles: tuple[str, ...]
    blueprint: str
    template_version: str

    @property
    def descriptions(self) -> tuple[str, ...]:
        """The description where there is one to be seen."""
        return (self.description,) if one_line(self.description) else ()

    @property
    def api_client_distribution(self) -> str:
        """What installers call the client of the API."""
        return self.api_client.replace("_", "-")

    @property
    def authors(self) -> tuple[str, ...]:
        """The author where one is named."""
        return (self.author,) if self.author else ()

    @property
    def admin_path(self) -> str:
        """Where pages for administrators are, beside the API."""
        taken = self.api_prefix.startswith(f"{ADMIN}/") or self.api_prefix == ADMIN
        return f"{ADMIN}istration" if taken else ADMIN

    @property
    def holder(self) -> str:
        """Who holds the copyright."""
        return self.author or f"the authors of {self.name}"

    @property
    def licences(self) -> tuple[str, ...]:
        """The licence as an SPDX expression, where one is chosen."""
        spdx = {"proprietary": "LicenseRef-Proprietary"}.get(self.licence, self.licence)
        return (spdx,) if spdx else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The overlays of one Blueprint in order, with the context of their templates."""

    overlays: tuple[Overlay, ...]
    project: ProjectView
    entities: tuple[EntityView, ...]
    tables: tuple[EntityView, ...]
    provided: Mapping[str, EntityView]
    carriers: Mapping[str, tuple[EntityView, ...]]
    contributions: Contributions
    pins: tuple[str, ...]

    @property
    def context(self) -> dict[str, object]:
        """What every template may read."""
        return {
            "project": self.project,
            "entities": self.entities,
            "tables": self.tables,
            "provided": self.provided,
            "carriers": self.carriers,
            "contributions": self.contributions,
            "pins": self.pins,
        }

    @property
    def contributors(self) -> Iterable[str]:
        """The ids of the overlays that contribute to shared files."""
        return dict.fromkeys(contribution.origin.overlay for contribution in self.contributions)

    def without(self, overlay: str, templates: TemplateSet) -> "Plan":
        """Return the plan as it were if an overlay contributed nothing to shared files."""
        contributions = Contributions(
            each for each in self.contributions if each.origin.overlay != overlay
        )
        pins = _pins(contributions, templates)
        return replace(self, contributions=contributions, pins=pins)


def plan(blueprint: Blueprint, templates: TemplateSet, private: Iterable[str] = ()) -> Plan:
    """Return what to render for a valid Blueprint; `private` names overlays beyond the catalog."""
    tables = all_entities(blueprint, templates.catalog)
    own = frozenset(entity.name for entity in blueprint.entities if not entity.extends)
    views = entity_views(tables, own)
    carriers = _carriers(views)
    needed = (overlay for view in views for overlay in view.overlays)
    overlays = tuple(_overlays((*_chosen(blueprint), *private, *needed), templates))
    project = _project(blueprint, templates, tables)
    contributions = Contributions(
        templates.expanded(contribution, project)
        for overlay in overlays
        for contribution in overlay.contributions
    )
    return Plan(
        overlays=overlays,
        project=project,
        entities=tuple(view for view in views if view.pascal in own),
        tables=views,
        provided={view.pascal: view for view in views if view.pascal not in own},
        carriers=carriers,
        contributions=contributions,
        pins=_pins(contributions, templates),
    )


def _pins(contributions: Contributions, templates: TemplateSet) -> tuple[str, ...]:
    kinds = ("dependencies", "dev_dependencies", "client_dependencies")
    requirements = [line for kind in kinds for line in contributions.lines(kind)]
    return tuple(templates.pins.closure(requirements))


def _chosen(blueprint: Blueprint) -> Iterator[str]:
    yield from (f"{group}/{option}" for group, option in blueprint.options.items())
    yield from (f"{FEATURES}/{feature}" for feature in blueprint.features)
    if blueprint.project.licence:
        yield f"{LICENCES}/{blueprint.project.licence}"


def _carriers(views: tuple[EntityView, ...]) -> Mapping[str, tuple[EntityView, ...]]:
    """Return by trait the entities that have it."""
    found = sorted({trait for view in views for trait in view.traits})
    return {trait: tuple(view for view in views if trait in view.traits) for trait in found}


def _overlays(wanted: tuple[str, ...], templates: TemplateSet) -> Iterator[Overlay]:
    planned = templates.with_pairs(templates.with_parts((BASE, *wanted)))
    there = {overlay.id for overlay in planned}
    for overlay in planned:
        yield from overlay.taken(there)


def _project(blueprint: Blueprint, templates: TemplateSet, tables: Iterable[Entity]) -> ProjectView:
    about = blueprint.project
    return ProjectView(
        name=about.name,
        slug=about.slug,
        package=about.package,
        description=about.description,
        author=about.author,
        licence=about.licence,
        python=about.python,
        api_prefix=about.api_prefix,
        api_client=client_package(about.slug, {about.package, *templates.pins.modules}),
        roles=tuple(_roles(tables)),
        blueprint=to_toml(blueprint, templates.catalog),
        template_version=templates.version,
    )


def _roles(tables: Iterable[Entity]) -> Iterator[str]:
    """Yield the roles that entities ask for, each once, behind that of administrators."""
    asked = (each.role for each in tables if {each.read, each.write} & {"owner", "role"})
    for role in dict.fromkeys((ADMINISTRATOR, *asked)):
        if role != EVERYONE:
            yield role
