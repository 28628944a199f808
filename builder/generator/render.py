"""Blueprint in, Project out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..blueprint.model import Blueprint
from .emission import EntityView
from .explanation import contributed, mentioned, named_parts
from .origin import Origin
from .overlays import CLIENT_NAME, ENTITY_NAME, Overlay, Source
from .plan import Plan, plan
from .project import EXECUTABLE, REGULAR, File, Project
from .templates import TemplateSet

PACKAGE = "app/"


class DuplicatePathError(ValueError):
    """Two overlays write one path."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What one file is made of: the source of an overlay, for the whole or for one entity."""

    overlay: Overlay
    source: Source
    entity: EntityView | None = None

    @property
    def origin(self) -> Origin:
        """Say where the file comes from."""
        return Origin(self.overlay.id, self.entity.pascal if self.entity else None)


def render(blueprint: Blueprint, templates: TemplateSet, private: Iterable[str] = ()) -> Project:
    """Return the Project of a valid Blueprint; `private` names overlays beyond the catalog."""
    planned = plan(blueprint, templates, private)
    renderer = _Renderer(planned, templates)
    files = ((path, renderer.file(place)) for path, place in renderer.places.items())
    return Project(planned.project.slug, files, renderer.line_origins)


class _Renderer:
    """The files of one Plan."""

    def __init__(self, planned: Plan, templates: TemplateSet) -> None:
        """Find a place for every file. Raises DuplicatePathError."""
        self._plan = planned
        self._templates = templates
        self._context = planned.context
        self.places: dict[str, _Place] = {}
        for path, place in self._places():
            if path in self.places:
                writers = f"{self.places[path].overlay.id} and {place.overlay.id}"
                message = f"{path} is written by {writers}"
                raise DuplicatePathError(message)
            self.places[path] = place

    def _places(self) -> Iterator[tuple[str, _Place]]:
        """Yield the files of every overlay, then those of every entity."""
        for overlay in self._plan.overlays:
            for source in overlay.shared:
                yield self._landing(source.path), _Place(overlay, source)
        for entity in self._plan.tables:
            for overlay in (each for each in self._plan.overlays if each.part in entity.parts):
                for source in overlay.repeated:
                    path = source.path.replace(ENTITY_NAME, entity.snake)
                    yield self._landing(path), _Place(overlay, source, entity)

    def file(self, place: _Place) -> File:
        """Render the file of a place."""
        text = self._text(place, self._context)
        mode = EXECUTABLE if text.startswith("#!") else REGULAR
        return File(text, mode, place.origin)

    def _text(self, place: _Place, context: Mapping[str, object]) -> str:
        if not place.source.is_template:
            return place.source.text
        own = {} if place.entity is None else {"entity": place.entity}
        return self._templates.text(place.overlay.id, place.source.path, {**context, **own})

    def line_origins(self, path: str) -> Mapping[int, Origin]:
        """Return the lines of a file, counted from 1, that another overlay or an entity gave."""
        place = self.places[path]
        if not place.source.is_template:
            return {}
        text = self._text(place, self._context)
        shorter = {
            overlay: self._text(place, context)
            for overlay, context in self._shorter_contexts.items()
            if overlay != place.overlay.id
        }
        named = self._named(text, place)
        return {**named, **contributed(text, shorter)}

    def _named(self, text: str, place: _Place) -> Mapping[int, Origin]:
        """Return the lines by what they name: parts of the author's own entity, or entities."""
        if place.entity is None:
            return mentioned(text, self._plan.tables)
        return {} if place.entity.is_provided else named_parts(text, place.entity)

    @cached_property
    def _shorter_contexts(self) -> Mapping[str, Mapping[str, object]]:
        """What templates would read if an overlay contributed nothing, for each of them."""
        return {
            overlay: self._plan.without(overlay, self._templates).context
            for overlay in self._plan.contributors
        }

    def _landing(self, path: str) -> str:
        """Return where an overlay's path lands: `app/` under the name of the package."""
        path = path.replace(CLIENT_NAME, self._plan.project.api_client)
        if not path.startswith(PACKAGE):
            return path
        return f"{self._plan.project.package}/{path.removeprefix(PACKAGE)}"
