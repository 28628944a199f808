"""Blueprint in, Project out."""

from collections.abc import Iterable, Iterator, Mapping

from ..blueprint.model import Blueprint
from .emission import EntityView
from .origin import Origin
from .overlays import Overlay, Source
from .plan import Plan, plan
from .project import EXECUTABLE, REGULAR, File, Project
from .templates import TemplateSet

PACKAGE = "app/"
ENTITY_NAME = "{{entity.snake}}"


class DuplicatePathError(ValueError):
    """Two overlays write one path."""


def render(blueprint: Blueprint, templates: TemplateSet, private: Iterable[str] = ()) -> Project:
    """Return the Project of a valid Blueprint; `private` names overlays beyond the catalog."""
    planned = plan(blueprint, templates, private)
    files: dict[str, File] = {}
    for path, file in _Renderer(planned, templates).files():
        if path in files:
            message = f"{path} is written by {files[path].origin.overlay} and {file.origin.overlay}"
            raise DuplicatePathError(message)
        files[path] = file
    return Project(planned.project.slug, files.items(), planned.causes)


class _Renderer:
    """The files of one Plan."""

    def __init__(self, planned: Plan, templates: TemplateSet) -> None:
        self._plan = planned
        self._templates = templates
        self._context: dict[str, object] = {
            "project": planned.project,
            "entities": planned.entities,
            "tables": planned.tables,
            "provided": planned.provided,
            "contributions": planned.contributions,
            "pins": planned.pins,
        }

    def files(self) -> Iterator[tuple[str, File]]:
        """Yield the files of every overlay, then those of every entity."""
        for overlay in self._plan.overlays:
            for source in overlay.files:
                yield self._landing(source.path), self._file(overlay, source, self._context)
        for entity in self._plan.tables:
            yield from self._entity_files(entity)

    def _entity_files(self, entity: EntityView) -> Iterator[tuple[str, File]]:
        context = {**self._context, "entity": entity}
        for part in entity.parts:
            overlay = self._templates.overlays[f"entity/{part}"]
            for source in overlay.files:
                path = source.path.replace(ENTITY_NAME, entity.snake)
                yield self._landing(path), self._file(overlay, source, context, entity.pascal)

    def _file(
        self,
        overlay: Overlay,
        source: Source,
        context: Mapping[str, object],
        entity: str | None = None,
    ) -> File:
        text = source.text
        if source.is_template:
            text = self._templates.text(overlay.id, source.path, context)
        mode = EXECUTABLE if text.startswith("#!") else REGULAR
        return File(text, mode, Origin(overlay.id, entity))

    def _landing(self, path: str) -> str:
        """Return where an overlay's path lands: `app/` under the name of the package."""
        if not path.startswith(PACKAGE):
            return path
        return f"{self._plan.project.package}/{path.removeprefix(PACKAGE)}"
