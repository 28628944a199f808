"""Every word that the pages say is in the catalogue of each language, and nothing else is."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import override

import pytest
from jinja2 import nodes
from jinja2.ext import extract_from_ast

from builder.blueprint.model import Entity, Field, ProjectInfo, Relation
from builder.blueprint.traits import TRAITS
from builder.web.rendering import pages
from builder.web.words import ENGLISH, LANGUAGES, Entry, words_of

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "templates" / "pages").glob("*.html"))
MODULES = sorted((ROOT / "builder" / "web").rglob("*.py"))
OVERLAYS = ROOT / "templates" / "project"
GROUPS = sorted(OVERLAYS.glob("*/group.toml"))
OPTIONS = [file for group in GROUPS for file in sorted(group.parent.glob("*/overlay.toml"))]
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SAYING = ("_", "gettext", "marked")
COUNTING = "ngettext"
NAMES = ("Accelerator", "API", "CSV", "Ctrl", "GitHub", "JSON", "PNG")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "aria-description")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
WORD = re.compile(r"[^\W\d_]{2,}")
WRITTEN = re.compile(r"(?:textContent|title|ariaLabel) = [\"'`]([^\"'`]*)")
COMPUTED = re.compile(r"\$\{[^}]*\}")
OPEN = "\N{OBJECT REPLACEMENT CHARACTER}"

type Said = tuple[str, ...]


def said_in_page(page: Path) -> Iterator[Said]:
    """Yield what a template says: a text, or that for one and for many."""
    tree = pages().parse(page.read_text("utf-8"))
    for _, _, texts in extract_from_ast(tree, ("_", COUNTING)):
        given = (texts,) if isinstance(texts, str) else texts or ()
        yield tuple(text for text in given if text)


def said_in_module(module: Path) -> Iterator[Said]:
    """Yield what a module says."""
    for call in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            texts = call.args[: {COUNTING: 2, **dict.fromkeys(SAYING, 1)}.get(call.func.id, 0)]
            said = [ast.literal_eval(text) for text in texts if isinstance(text, ast.Constant)]
            if said:
                yield tuple(said)


def said_in_data() -> Iterator[Said]:
    """Yield what the pages say of data: examples, traits, and attributes that a decision names."""
    for file in (ROOT / "examples").rglob("*.toml"):
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        yield from ((project["name"],), (project["description"],))
    for trait in TRAITS.values():
        yield from ((trait.title,), (trait.help,))
    for model in (ProjectInfo, Entity, Field, Relation):
        names = model.model_fields.keys() - {"fields", "relations"}
        yield from ((name.replace("_", " "),) for name in names)


def all_said() -> set[Said]:
    """Return everything that the pages say."""
    by_file = (*map(said_in_page, PAGES), *map(said_in_module, MODULES), said_in_data())
    return set(chain.from_iterable(by_file))


def forms(entry: Entry) -> list[str]:
    """Return the texts of an entry."""
    return [entry] if isinstance(entry, str) else entry


def marks(text: str) -> Counter[str]:
    """Return what of a text is no word: placeholders and markup."""
    return Counter(PLACEHOLDER.findall(text) + TAG.findall(text))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_everything_and_nothing_else(language: str) -> None:
    words, said = words_of(language), {texts[0] for texts in all_said()}
    assert sorted(said - words.keys()) == []
    assert sorted(words.keys() - said) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_as_many_forms_as_in_english(language: str) -> None:
    counted = {texts[0] for texts in all_said() if len(texts) > 1}
    assert {text for text, entry in words_of(language).items() if len(forms(entry)) > 1} == counted


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_keeps_placeholders_and_markup(language: str) -> None:
    for text, entry in words_of(language).items():
        for form in forms(entry):
            assert marks(form) == marks(text), text
            assert form.strip(), text
            assert ('"' in TAG.sub("", form)) <= ('"' in TAG.sub("", text)), text
            assert form.startswith(" ") == text.startswith(" "), text


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", [*GROUPS, *OPTIONS], ids=lambda file: str(file.parent.name))
def test_an_offer_speaks_every_language(language: str, file: Path) -> None:
    about = tomllib.loads(file.read_text("utf-8"))
    words = about["words"][language]
    assert words["title"]
    assert words["help"]
    reasons = {rule["other"] for rule in about.get("rules", ())}
    assert words.get("reasons", {}).keys() == reasons


class Bare(HTMLParser):
    """Collects the text that a person reads or hears."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        is_code = "mono" in (dict(attrs).get("class") or "").split()
        spoken = () if is_code else SPOKEN_ATTRIBUTES
        self.found += [value or "" for name, value in attrs if name in spoken]

    @override
    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside[: -1 - self.inside[::-1].index(tag)] if tag in self.inside else []

    @override
    def handle_data(self, data: str) -> None:
        if not {"code", "kbd"} & {*self.inside}:
            self.found.append(ATTRIBUTE.sub("", data))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_template_holds_no_words_of_its_own(page: Path) -> None:
    bare = Bare()
    bare.feed("".join(texts_of(pages().parse(page.read_text("utf-8")))).replace(f"<{OPEN}", "<x"))
    words = [word for text in bare.found for word in WORD.findall(text)]
    assert [word for word in words if word not in NAMES] == []


def texts_of(tree: nodes.Node) -> Iterator[str]:
    """Yield what a template holds as it is, and a mark for what it computes."""
    for output in tree.find_all(nodes.Output):
        for part in output.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else OPEN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_template_computes_no_words(page: Path) -> None:
    tree = pages().parse(page.read_text("utf-8"))
    outputs = (part for output in tree.find_all(nodes.Output) for part in output.nodes)
    chosen = (each for part in outputs for each in part.find_all(nodes.CondExpr))
    ways = (way for each in chosen for way in (each.expr1, each.expr2))
    texts = [way.value for way in ways if isinstance(way, nodes.Const)]
    assert [text for text in texts if re.match("[A-Z]", str(text))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_template_says_constants_only(page: Path) -> None:
    calls = pages().parse(page.read_text("utf-8")).find_all(nodes.Call)
    said = [call for call in calls if getattr(call.node, "name", "") in {"_", COUNTING}]
    assert all(isinstance(call.args[0], nodes.Const) for call in said)


def test_no_module_of_the_page_writes_words() -> None:
    for module in (ROOT / "static" / "js").glob("*.js"):
        written = WRITTEN.findall(module.read_text("utf-8"))
        assert [text for text in written if WORD.search(COMPUTED.sub("", text))] == []
