"""The wizard: from a query or a form to a page, by way of the rendered Project."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Protocol

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..blueprint.surprise import surprise
from ..generator.diff import Change, changes
from ..generator.project import Project
from .address import ANY, API, Pairs, View, wizard_url
from .api_table import api_table
from .command import first_run
from .comparison import Comparison, Past, base_of
from .difference import difference
from .editor import Edit, edit_list, failed_form, open_editor, save_entity
from .entity_form import EntityForm
from .filetree import build_tree, change_counts
from .page import Preview, Surroundings, WizardPage, build_page
from .proof import known_proofs, proof_of
from .reading import Reading
from .source import choose_file, open_source


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
    is_sharing_open: bool

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        return self.projects.catalog

    async def page(
        self,
        reading: Reading,
        past: Past | None = None,
        editor: EntityForm | None = None,
        said: str = "",
    ) -> WizardPage:
        """Return the page of a reading, compared with what its view says or with its `past`."""
        project = await self.projects.preview(reading.shown)
        base = base_of(reading, past, self.catalog)
        before = await self.projects.preview(base.blueprint) if base.blueprint else project
        on_screen = await self.projects.preview(past.on_screen) if past else project
        compared = Comparison.of(base, before, project)
        fresh = compared.changed if on_screen is before else changes(on_screen, project)
        preview = await asyncio.to_thread(_preview, project, compared, fresh, reading, self.catalog)
        form = editor or open_editor(reading.shown, reading.view, self.catalog)
        around = Surroundings(self.catalog, self.base_url, self.is_sharing_open, past)
        said = said or change_words(change_counts(fresh))
        return build_page(reading, preview, around, editor=form, said=said)

    async def failed(self, reading: Reading, edit: Edit) -> WizardPage:
        """Return the page with the form as it was sent, and what is wrong with it."""
        form = failed_form(edit, reading.shown, self.catalog)
        count = len(edit.problems)
        said = f"Not saved: {count} problem{'s' if count > 1 else ''}."
        return await self.page(reading, editor=form, said=said)

    def draw(self, reading: Reading, seed: str) -> str:
        """Return the address of the same project with choices drawn by chance."""
        drawn = surprise(reading.shown, self.catalog, token_hex() if seed == ANY else seed)
        return wizard_url(drawn, self.catalog, reading.view)

    def save(self, reading: Reading, form: Pairs) -> Edit:
        """Put the editor's form into the Blueprint."""
        return save_entity(reading.shown, form, self.catalog)

    def rearrange(self, reading: Reading, action: str) -> Edit:
        """Apply a button of the list of entities."""
        return edit_list(reading.shown, action, self.catalog)


def _preview(
    project: Project,
    compared: Comparison,
    fresh: Mapping[str, Change],
    reading: Reading,
    catalog: Catalog,
) -> Preview:
    view = reading.view
    path = _looked_at(project, compared, view)
    is_api = view.show == API
    is_compared = not is_api and (bool(view.show) or path not in project)
    return Preview(
        slug=project.slug,
        size=project.size,
        first_run=first_run(project),
        tree=build_tree(project, path, compared.changed),
        compared=compared,
        source=None if is_api or is_compared else open_source(project, view.file, catalog),
        difference=difference(compared.before, project, path) if is_compared else None,
        api=api_table(reading.shown, project, catalog) if is_api else (),
        is_work_changed=is_api or is_compared or path in fresh,
        proof=proof_of(reading.shown, project, catalog, known_proofs()),
    )


def _looked_at(project: Project, compared: Comparison, view: View) -> str:
    """Return the file that the view means: one that is gone can be looked at, too."""
    if view.file and view.file in compared.changed:
        return view.file
    first = next(iter(compared.changed), None) if view.show not in {"", API} else None
    return choose_file(project, view.file or first)


def change_words(counts: Mapping[str, int]) -> str:
    """Say what the last change did to the files."""
    said = [f"{count} {word}" for word, count in counts.items() if count]
    return f"Files: {', '.join(said)}." if said else ""
