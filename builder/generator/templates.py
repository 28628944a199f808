"""Everything that can be emitted, loaded once and compiled: the TemplateSet."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, DictLoader, Environment, Template

from ..blueprint.catalog import Catalog, Group, Option
from ..blueprint.model import Entity
from .environment import environment
from .overlays import PARTS, Overlay, load_overlay
from .pins import Pins

GROUP = "group.toml"
BASE, ENTITY, FEATURES, MACROS = "base", "entity", "features", "macros"


@dataclass(frozen=True)
class TemplateSet:
    """All overlays by id, with their compiled templates, pins, and the catalog that they make."""

    version: str
    overlays: Mapping[str, Overlay]
    groups: Mapping[str, Mapping[str, Any]]
    macros: Mapping[str, str]
    pins: Pins

    @cached_property
    def catalog(self) -> Catalog:
        """What a person may choose, in the order of the overlays."""
        single = [
            Group(id=name, options=self._options(name), **about)
            for name, about in self.groups.items()
            if name != FEATURES
        ]
        return Catalog(groups=tuple(single), features=self._options(FEATURES))

    def with_parts(self, overlays: Iterable[str]) -> tuple[Overlay, ...]:
        """Return the overlays of these ids, each followed by the parts that it uses, each once."""
        found: dict[str, Overlay] = {}
        for identity in overlays:
            overlay = self.overlays[identity]
            found |= {identity: overlay, **{each.id: each for each in self._parts_of(overlay)}}
        return tuple(found.values())

    def _parts_of(self, overlay: Overlay) -> Iterator[Overlay]:
        for part in overlay.uses:
            yield self.overlays[part]
            yield from self._parts_of(self.overlays[part])

    def _options(self, group: str) -> tuple[Option, ...]:
        found = [each for each in self.overlays.values() if each.id.startswith(f"{group}/")]
        return tuple(self._option(overlay) for overlay in sorted(found, key=lambda one: one.order))

    def _option(self, overlay: Overlay) -> Option:
        group, _, name = overlay.id.partition("/")
        return Option(
            id=name,
            title=overlay.title,
            help=overlay.help,
            group=None if group == FEATURES else group,
            rules=overlay.rules,
            provides=tuple(
                Entity.model_validate(entity)
                for each in self.with_parts([overlay.id])
                for entity in each.provides
            ),
        )

    @cached_property
    def _environment(self) -> Environment:
        return environment(self._loader())

    def _loader(self) -> BaseLoader:
        sources = {
            f"{overlay.id}/{file.path}": file.text
            for overlay in self._with_pairs()
            for file in overlay.files
            if file.is_template
        }
        return DictLoader({**self.macros, **sources})

    def _with_pairs(self) -> Iterator[Overlay]:
        for overlay in self.overlays.values():
            yield overlay
            yield from overlay.pairs.values()

    def template(self, overlay: str, path: str) -> Template:
        """Return the compiled template that an overlay has for an output path."""
        return self._environment.get_template(f"{overlay}/{path}")

    def expand(self, text: str, context: Mapping[str, object]) -> str:
        """Render a string of an `overlay.toml`, which may name the project's facts."""
        return self._string(text).render(context) if "{{" in text else text

    @cached_property
    def _string(self) -> Callable[[str], Template]:
        return lru_cache(maxsize=None)(self._environment.from_string)

    def compile(self) -> None:
        """Compile every template now, so that no visitor waits for it."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def joined(self, private: Overlay) -> "TemplateSet":
        """Return a set with one more overlay, planned last and on offer to nobody."""
        overlays = {**self.overlays, private.id: private}
        return TemplateSet(self.version, overlays, self.groups, self.macros, self.pins)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every template, description and pin."""
        tree = hashlib.sha256(repr(self.pins).encode())
        for overlay in self._with_pairs():
            for part in _parts(overlay):
                tree.update(part.encode() + b"\0")
        return tree.hexdigest()


def _parts(overlay: Overlay) -> Iterable[str]:
    yield overlay.id
    yield from (repr(contribution) for contribution in overlay.contributions)
    for file in overlay.files:
        yield file.path
        yield file.text


def load_templates(folder: Path, version: str) -> TemplateSet:
    """Read every overlay, macro and pin under `folder`: only here the generator reads files."""
    groups = {
        file.parent.name: tomllib.loads(file.read_text("utf-8"))
        for file in sorted(folder.glob(f"*/{GROUP}"))
    }
    groups = dict(sorted(groups.items(), key=lambda item: item[1].pop("order")))
    overlays = [load_overlay(folder / BASE, BASE)]
    for group in (ENTITY, PARTS, *groups):
        overlays += [
            load_overlay(path, f"{group}/{path.name}")
            for path in sorted((folder / group).glob("*/"))
        ]
    macros = {
        f"{MACROS}/{file.name}": file.read_text("utf-8")
        for file in (folder / MACROS).glob("*.jinja")
    }
    pins = Pins.parse((folder / "pins.toml").read_text("utf-8"))
    return TemplateSet(version, {each.id: each for each in overlays}, groups, macros, pins)
