"""Which overlays a Blueprint takes, and everything that their templates may read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..blueprint.choices import all_entities
from ..blueprint.forms import to_toml
from ..blueprint.model import Blueprint
from .contributions import Contribution, Contributions
from .emission import EntityView, entity_views
from .origin import Origin
from .overlays import Overlay
from .project import Cause
from .templates import BASE, FEATURES, TemplateSet

_SHORTEST_CAUSE = 4


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
    blueprint: str
    template_version: str

    @property
    def descriptions(self) -> tuple[str, ...]:
        """The description where there is one."""
        return (self.description,) if self.description else ()

    @property
    def authors(self) -> tuple[str, ...]:
        """The author where one is named."""
        return (self.author,) if self.author else ()

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
    contributions: Contributions
    pins: tuple[str, ...]

    def causes(self) -> Iterator[Cause]:
        """Yield what tells the origin of lines in shared files."""
        for contribution in self.contributions:
            yield from _contribution_causes(contribution)
        for entity in self.tables:
            names = {entity.pascal, entity.snake, entity.plural, entity.table, entity.route}
            words = "|".join(sorted(names, key=len, reverse=True))
            yield Cause(re.compile(rf"\b(?:{words})\b"), Origin("entity", entity.pascal))


def plan(blueprint: Blueprint, templates: TemplateSet, private: Iterable[str] = ()) -> Plan:
    """Return what to render for a valid Blueprint; `private` names overlays beyond the catalog."""
    overlays = tuple(_overlays(blueprint, templates, tuple(private)))
    tables = all_entities(blueprint, templates.catalog)
    own = frozenset(entity.name for entity in blueprint.entities if not entity.extends)
    views = entity_views(tables, own)
    project = _project(blueprint, templates)
    contributions = Contributions(
        templates.expanded(contribution, project)
        for overlay in overlays
        for contribution in overlay.contributions
    )
    requirements = [*contributions.lines("dependencies"), *contributions.lines("dev_dependencies")]
    return Plan(
        overlays=overlays,
        project=project,
        entities=tuple(view for view in views if view.pascal in own),
        tables=views,
        provided={view.pascal: view for view in views if view.pascal not in own},
        contributions=contributions,
        pins=tuple(templates.pins.closure(requirements)),
    )


def _overlays(
    blueprint: Blueprint, templates: TemplateSet, private: tuple[str, ...]
) -> Iterator[Overlay]:
    chosen = [
        *(f"{group}/{option}" for group, option in blueprint.options.items()),
        *(f"{FEATURES}/{feature}" for feature in blueprint.features),
    ]
    for overlay in templates.with_parts((BASE, *chosen, *private)):
        yield overlay
        yield from (pair for other, pair in overlay.pairs.items() if other in chosen)


def _project(blueprint: Blueprint, templates: TemplateSet) -> ProjectView:
    about = blueprint.project
    return ProjectView(
        name=about.name,
        slug=about.slug,
        package=about.package,
        description=about.description,
        author=about.author,
        licence=about.licence,
        python=about.python,
        blueprint=to_toml(blueprint, templates.catalog),
        template_version=templates.version,
    )


def _contribution_causes(contribution: Contribution) -> Iterator[Cause]:
    for text in contribution.texts():
        for line in text.splitlines():
            if len(line.strip()) >= _SHORTEST_CAUSE:
                yield Cause(re.compile(re.escape(line.strip())), contribution.origin)
