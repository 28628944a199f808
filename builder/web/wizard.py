"""The wizard: from a query or a form to a page, by way of the rendered Project."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Protocol

from ..blueprint.catalog import Catalog
from ..blueprint.forms.drafts import NO_DRAFTS, Drafts, packed_in
from ..blueprint.model import Blueprint
from ..blueprint.surprise import surprise
from ..core.exceptions import NotFoundError
from ..generator.diff import Change, changes, patch
from ..generator.project import Project
from .address import ANY, APART, API, DIAGRAM, Address, Pairs, View, address_of, read_query
from .api_table import api_table
from .command import first_run
from .comparison import Comparison, Past, base_of
from .diagram import Diagram, diagram_of
from .difference import difference
from .editor import Edit, edit_list, failed_form, open_editor, save_entity
from .entity_form import EntityForm
from .filetree import build_tree, change_counts
from .ghost import Ghost, ghost_of, would_be
from .house import House
from .page import Preview, Surroundings, WizardPage, build_page
from .proof import known_proofs, proof_of
from .quick_entry import Addition, add_line
from .reading import Reading, read
from .source import choose_file, open_source
from .words import gettext as _
from .words import in_words, ngettext


class Projects(Protocol):
    """What the wizard needs of the service."""

    @property
    def catalog(self) -> Catalog:
        """Everything on offer."""
        ...

    async def preview(self, blueprint: Blueprint) -> Project:
        """Return the rendered Project."""
        ...


async def keep_nothing(_packed: str) -> bool:
    """Have no place for drafts."""
    return False


@dataclass(frozen=True, slots=True)
class Wizard:
    """Answers what a page shows.

    `drafts` are those that the request names; `keep` keeps one more, where that is possible.
    `house` are the rules that the choices follow, where the page tells of them.
    """

    projects: Projects
    base_url: str
    is_sharing_open: bool
    drafts: Drafts = NO_DRAFTS
    keep: Callable[[str], Awaitable[bool]] = keep_nothing
    house: House | None = None

    @property
    def catalog(self) -> Catalog:
        """Everything on offer, in the language of the request."""
        return in_words(self.projects.catalog)

    def read(self, query: str) -> Reading:
        """Understand a query, or what its draft stands for."""
        return read(read_query(self.drafts.opened(query)), self.catalog)

    def address(self, blueprint: Blueprint) -> Address:
        """Return the address of a Blueprint, short where there is a draft of it."""
        return address_of(blueprint, self.catalog, self.drafts)

    def mended(self, blueprint: Blueprint) -> Blueprint:
        """Return a Blueprint with all that house rules have settled, if it follows any."""
        return self.house.mended(blueprint, self.catalog) if self.house else blueprint

    async def keeping(self, blueprint: Blueprint) -> "Wizard":
        """Return the wizard with a draft of `blueprint`, if it needs one and may have it."""
        packed = packed_in(self.address(blueprint).query)
        if not packed or not await self.keep(packed):
            return self
        return replace(self, drafts=self.drafts.with_packed(packed))

    async def opened(self, blueprint: Blueprint, view: View | None = None) -> str:
        """Return the address at which `blueprint` is open, with a draft of it if it needs one."""
        wizard = await self.keeping(blueprint)
        return wizard.address(blueprint).wizard(view)

    async def page(
        self,
        reading: Reading,
        past: Past | None = None,
        editor: EntityForm | None = None,
        said: str = "",
    ) -> WizardPage:
        """Return the page of a reading, compared with what its view says or with its `past`."""
        if self.house:
            reading = replace(reading, broken=self.house.problems(reading.shown, self.catalog))
        project = await self.projects.preview(reading.shown)
        base = base_of(reading, past, self.catalog, self.drafts)
        before = await self.projects.preview(base.blueprint) if base.blueprint else project
        on_screen = await self.projects.preview(past.on_screen) if past else project
        compared = Comparison.of(base, before, project)
        fresh = compared.changed if on_screen is before else changes(on_screen, project)
        preview = await asyncio.to_thread(_preview, project, compared, fresh, reading, self)
        form = editor or open_editor(reading.shown, reading.view, self.catalog)
        around = Surroundings(
            self.catalog, self.base_url, self.is_sharing_open, past, self.drafts, self.house
        )
        said = said or change_words(change_counts(fresh))
        return build_page(reading, preview, around, editor=form, said=said)

    async def failed(self, reading: Reading, edit: Edit) -> WizardPage:
        """Return the page with the form as it was sent, and what is wrong with it."""
        form = self.form_of(reading, edit)
        count = len(edit.problems)
        said = ngettext("Not saved: %(num)s problem.", "Not saved: %(num)s problems.", count)
        return await self.page(reading, editor=form, said=said)

    async def ghost(self, reading: Reading, path: str) -> Ghost | None:
        """Return what the option at `path` would do; nothing where it cannot be taken just so."""
        option = self.catalog.find(path)
        if option is None:
            return None
        clicked = read(would_be(reading, option, self.catalog), self.catalog)
        if not clicked.is_valid:
            return None
        now, then = [await self.projects.preview(each.shown) for each in (reading, clicked)]
        return await asyncio.to_thread(ghost_of, option, now, then)

    async def patch(self, reading: Reading) -> str:
        """Return how the project differs from what the view says. Raises NotFoundError."""
        base = base_of(reading, None, self.catalog, self.drafts)
        if base.blueprint is None or base.trouble:
            raise NotFoundError(base.trouble or _("There is nothing to compare with."))
        before, now = [
            await self.projects.preview(each) for each in (base.blueprint, reading.shown)
        ]
        return await asyncio.to_thread(patch, before, now)

    def draw(self, reading: Reading, seed: str) -> str:
        """Return the address of the same project with choices drawn by chance."""
        drawn = surprise(reading.shown, self.catalog, token_hex() if seed == ANY else seed)
        return self.address(drawn).wizard(reading.view)

    def save(self, reading: Reading, form: Pairs) -> Edit:
        """Put the editor's form into the Blueprint."""
        return save_entity(reading.shown, form, self.catalog)

    def form_of(self, reading: Reading, edit: Edit) -> EntityForm:
        """Return the editor's form as it was sent."""
        return failed_form(edit, reading.shown, self.catalog)

    def add_line(self, reading: Reading, form: Pairs) -> Addition:
        """Add the entity of a line of text."""
        return add_line(reading.shown, form, self.catalog)

    def rearrange(self, reading: Reading, action: str) -> Edit:
        """Apply a button of the list of entities."""
        return edit_list(reading.shown, action, self.catalog)


def _preview(
    project: Project,
    compared: Comparison,
    fresh: Mapping[str, Change],
    reading: Reading,
    wizard: Wizard,
) -> Preview:
    view, catalog = reading.view, wizard.catalog
    path = _looked_at(project, compared, view)
    is_apart = view.show in APART
    is_compared = not is_apart and (bool(view.show) or path not in project)
    return Preview(
        slug=project.slug,
        size=project.size,
        first_run=first_run(project),
        tree=build_tree(project, path, compared.changed),
        compared=compared,
        source=None if is_apart or is_compared else open_source(project, view.file, catalog),
        difference=difference(compared.before, project, path) if is_compared else None,
        api=api_table(reading.shown, project, catalog) if view.show == API else (),
        diagram=_diagram(reading, wizard) if view.show == DIAGRAM else None,
        is_work_changed=is_apart or is_compared or path in fresh,
        proof=proof_of(reading.shown, project, catalog, known_proofs()),
    )


def _diagram(reading: Reading, wizard: Wizard) -> Diagram:
    address = wizard.address(reading.shown)
    return diagram_of(reading.shown, wizard.catalog, address, reading.view)


def _looked_at(project: Project, compared: Comparison, view: View) -> str:
    """Return the file that the view means: one that is gone can be looked at, too."""
    if view.file and view.file in compared.changed:
        return view.file
    first = next(iter(compared.changed), None) if view.show not in APART | {""} else None
    return choose_file(project, view.file or first)


def change_words(counts: Mapping[str, int]) -> str:
    """Say what the last change did to the files."""
    said = [f"{count} {_(word)}" for word, count in counts.items() if count]
    return _("Files: %(changes)s.", changes=", ".join(said)) if said else ""
