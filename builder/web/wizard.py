"""The wizard: from a query or a form to a page, by way of the rendered Project."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..generator.diff import changes
from ..generator.project import Project
from .address import Pairs, View
from .command import first_run
from .editor import Edit, edit_list, failed_form, open_editor, save_entity
from .entity_form import EntityForm
from .filetree import build_tree
from .page import Preview, Surroundings, WizardPage, build_page
from .reading import Reading
from .source import open_source


class Projects(Protocol):
    """What the wizard needs of the service."""

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        ...

    async def preview(self, blueprint: Blueprint) -> Project:
        """Return the rendered Project."""
        ...


@dataclass(frozen=True, slots=True)
class Wizard:
    """Answers what a page shows."""

    projects: Projects
    base_url: str

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        return self.projects.catalog

    async def page(
        self,
        reading: Reading,
        before: Blueprint | None = None,
        editor: EntityForm | None = None,
        said: str = "",
    ) -> WizardPage:
        """Return the page of a reading, its files compared with those of `before`."""
        project = await self.projects.preview(reading.shown)
        earlier = await self.projects.preview(before) if before else project
        preview = await asyncio.to_thread(_preview, project, earlier, reading.view, self.catalog)
        form = editor or open_editor(reading.shown, reading.view, self.catalog)
        around = Surroundings(self.catalog, self.base_url)
        return build_page(
            reading, preview, around, editor=form, said=said or change_words(preview.tree.changes)
        )

    async def failed(self, reading: Reading, edit: Edit) -> WizardPage:
        """Return the page with the form as it was sent, and what is wrong with it."""
        form = failed_form(edit, reading.shown, self.catalog)
        count = len(edit.problems)
        said = f"Not saved: {count} problem{'s' if count > 1 else ''}."
        return await self.page(reading, editor=form, said=said)

    def save(self, reading: Reading, form: Pairs) -> Edit:
        """Put the editor's form into the Blueprint."""
        return save_entity(reading.shown, form, self.catalog)

    def rearrange(self, reading: Reading, action: str) -> Edit:
        """Apply a button of the list of entities."""
        return edit_list(reading.shown, action, self.catalog)


def _preview(project: Project, earlier: Project, view: View, catalog: Catalog) -> Preview:
    source = open_source(project, view.file, catalog)
    changed = changes(earlier, project)
    tree = build_tree(project, source.path, changed)
    return Preview(
        slug=project.slug,
        size=project.size,
        first_run=first_run(project),
        tree=tree,
        source=source,
        is_source_changed=source.path in changed,
    )


def change_words(counts: Mapping[str, int]) -> str:
    """Say what the last change did to the files."""
    said = [f"{count} {word}" for word, count in counts.items() if count]
    return f"Files: {', '.join(said)}." if said else ""
