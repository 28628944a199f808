"""Everything that can be emitted, loaded once and compiled: the TemplateSet."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment

from ..blueprint.catalog import Catalog, Group, Option, Section, Words
from ..blueprint.model import Entity
from .contributions import Contribution
from .environment import environment
from .inputs import Inputs, Reading, inputs_of, reading, rendered
from .overlays import PARTS, Overlay, load_overlay, parse_words
from .pins import Pins

GROUP = "group.toml"
BASE, ENTITY, FEATURES, MACROS, TRAITS = "base", "entity", "features", "macros", "traits"
LICENCES = "licences"


@dataclass(frozen=True)
class TemplateSet:
    """All overlays by id, with their compiled templates, pins, and the catalog that they make."""

    version: str
    overlays: Mapping[str, Overlay]
    groups: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, tuple[Words, ...]]
    macros: Mapping[str, str]
    pins: Pins

    @cached_property
    def catalog(self) -> Catalog:
        """What a person may choose, in the order of the overlays."""
        single = [
            Group(id=name, options=self._options(name), words=self.words[name], **about)
            for name, about in self.groups.items()
            if name != FEATURES
        ]
        return Catalog(tuple(single), self._options(FEATURES), tuple(self._sections()))

    def _sections(self) -> Iterator[Section]:
        for each in self.groups.get(FEATURES, {}).get("sections", ()):
            yield Section(each["id"], each["title"], parse_words(each.get("words", {})))

    def with_parts(self, overlays: Iterable[str]) -> tuple[Overlay, ...]:
        """Return the overlays of these ids, each followed by the parts that it uses, each once."""
        found: dict[str, Overlay] = {}
        for identity in overlays:
            found |= self._whole(self.overlays[identity])
        return tuple(found.values())

    def with_pairs(self, overlays: tuple[Overlay, ...]) -> tuple[Overlay, ...]:
        """Return these overlays, and after them the parts that two of them use together."""
        found = {overlay.id: overlay for overlay in overlays}
        for overlay in overlays:
            for each in overlay.taken(found):
                found |= {part.id: part for part in self._parts_of(each)}
        return tuple(found.values())

    def _whole(self, overlay: Overlay) -> dict[str, Overlay]:
        """Return an overlay and its parts, each once, by their ids."""
        return {each.id: each for each in (overlay, *self._parts_of(overlay))}

    def _parts_of(self, overlay: Overlay) -> Iterator[Overlay]:
        for part in overlay.uses:
            yield self.overlays[part]
            yield from self._parts_of(self.overlays[part])

    def _options(self, group: str) -> tuple[Option, ...]:
        found = [each for each in self.overlays.values() if each.id.startswith(f"{group}/")]
        return tuple(self._option(overlay) for overlay in sorted(found, key=lambda one: one.order))

    def _option(self, overlay: Overlay) -> Option:
        group, _, name = overlay.id.partition("/")
        beside = ((other, tuple(self._provided(pair))) for other, pair in overlay.pairs.items())
        return Option(
            id=name,
            title=overlay.title,
            help=overlay.help,
            group=None if group == FEATURES else group,
            section=overlay.section,
            rules=overlay.rules,
            words=overlay.words,
            provides=tuple(self._provided(overlay)),
            provides_with=tuple((other, entities) for other, entities in beside if entities),
            types=overlay.types,
            traits=overlay.traits,
        )

    def _provided(self, overlay: Overlay) -> Iterator[Entity]:
        """Yield what an overlay and its parts provide, with the fields that they add to it."""
        declared = [
            Entity.model_validate(entity)
            for each in self._whole(overlay).values()
            for entity in each.provides
        ]
        for entity in declared:
            if not entity.extends:
                more = (each for each in declared if each.extends and each.name == entity.name)
                fields = (*entity.fields, *(field for each in more for field in each.fields))
                yield entity.model_copy(update={"fields": fields})

    @cached_property
    def _environment(self) -> Environment:
        return environment(DictLoader(self._sources()))

    def _sources(self) -> dict[str, str]:
        sources = {
            f"{overlay.id}/{file.path}": file.text
            for overlay in self._with_pairs()
            for file in overlay.files
            if file.is_template
        }
        return {**self.macros, **sources}

    def _with_pairs(self) -> Iterator[Overlay]:
        for overlay in self.overlays.values():
            yield from overlay.whole()

    def text(self, overlay: str, path: str, context: Mapping[str, object]) -> str:
        """Render the template that an overlay has for an output path."""
        name = f"{overlay}/{path}"
        template = self._environment.get_template(name)
        return rendered(template, reading(self._inputs[name], context))

    @cached_property
    def _inputs(self) -> Mapping[str, Inputs]:
        trees = {name: self._environment.parse(source) for name, source in self._sources().items()}
        macros = (inputs_of(trees[name], frozenset()) for name in self.macros)
        included = frozenset(chain.from_iterable(macros))
        return {name: inputs_of(tree, included) for name, tree in trees.items()}

    def expanded(self, contribution: Contribution, project: object) -> Contribution:
        """Render the strings of a contribution, which may name the project's facts."""
        if contribution not in self._open:
            return contribution
        read = reading(self._open[contribution], {"project": project})
        return self._expanded(contribution, read)

    @cached_property
    def _open(self) -> Mapping[Contribution, Inputs]:
        strings = {
            contribution: "".join(contribution.texts())
            for overlay in self._with_pairs()
            for contribution in overlay.contributions
        }
        return {
            contribution: inputs_of(self._environment.parse(text), frozenset())
            for contribution, text in strings.items()
            if "{{" in text
        }

    @cached_property
    def _expanded(self) -> Callable[[Contribution, Reading], Contribution]:
        def expanded(contribution: Contribution, read: Reading) -> Contribution:
            values = {
                key: self._environment.from_string(value).render(read.context)
                if isinstance(value, str)
                else value
                for key, value in contribution.values.items()
            }
            return replace(contribution, values=values)

        return lru_cache(maxsize=1024)(expanded)

    def compile(self) -> None:
        """Compile every template now, so that no visitor waits for it."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def joined(self, private: Overlay) -> "TemplateSet":
        """Return a set with one more overlay, planned last and on offer to nobody."""
        overlays = {**self.overlays, private.id: private}
        return replace(self, overlays=overlays)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every template, macro, description and pin; other languages emit nothing."""
        tree = hashlib.sha256(repr((self.pins, self.groups, self.macros)).encode())
        for overlay in self._with_pairs():
            for part in _parts(overlay):
                tree.update(part.encode() + b"\0")
        return tree.hexdigest()


def _parts(overlay: Overlay) -> Iterable[str]:
    yield repr((overlay.id, overlay.title, overlay.help, overlay.order, overlay.uses))
    yield repr((overlay.section, overlay.rules, overlay.provides, overlay.types, overlay.traits))
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
    words = {name: parse_words(about.pop("words", {})) for name, about in groups.items()}
    overlays = [load_overlay(folder / BASE, BASE)]
    for group in (ENTITY, LICENCES, PARTS, TRAITS, *groups):
        overlays += [
            load_overlay(path, f"{group}/{path.name}")
            for path in sorted((folder / group).glob("*/"))
        ]
    macros = {
        f"{MACROS}/{file.name}": file.read_text("utf-8")
        for file in sorted((folder / MACROS).glob("*.jinja"))
    }
    pins = Pins.parse((folder / "pins.toml").read_text("utf-8"))
    return TemplateSet(version, {each.id: each for each in overlays}, groups, words, macros, pins)
