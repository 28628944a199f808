"""A file is rendered again where what its template reads has changed, and only there."""

from collections.abc import Set as AbstractSet

import pytest
from jinja2 import DictLoader

from builder.generator.contributions import Contribution, Contributions
from builder.generator.environment import environment
from builder.generator.inputs import WHOLE, Input, Reading, inputs_of, reading, rendered
from builder.generator.origin import Origin
from builder.generator.render import render

from .cases import choice_of, parsed, template_set
from .entities import named

LINE = Contribution("routers", {"module": "auth", "arguments": ()}, Origin("base"))


def found(text: str) -> frozenset[Input]:
    """Return what a template of this text reads."""
    return inputs_of(environment(DictLoader({})).parse(text), frozenset())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", frozenset[Input]()),
        ("{{ project.name }} {{ project.slug }}", {("project", "name"), ("project", "slug")}),
        ("{{ project }}", {("project", WHOLE)}),
        ("{% for one in entities %}{{ one.name }}{% endfor %}", {("entities", WHOLE)}),
        ("{% for one in contributions.routers %}x{% endfor %}", {("contributions", "routers")}),
        ("{% filter imports %}import os{% endfilter %}", {("project", "package")}),
    ],
)
def test_a_template_reads_what_it_names(text: str, read: AbstractSet[Input]) -> None:
    assert {each for each in found(text) if each[0] != "one"} == read


def test_an_include_reads_what_a_macro_may_read() -> None:
    tree = environment(DictLoader({})).parse('{% include "macros/test_" ~ name %}')
    assert ("entity", WHOLE) in inputs_of(tree, frozenset({("entity", WHOLE)}))


def test_contributions_of_another_kind_do_not_count() -> None:
    read = frozenset({("contributions", "settings")})
    one, other = Contributions([]), Contributions([LINE])
    assert reading(read, {"contributions": one}) == reading(read, {"contributions": other})
    read = frozenset({("contributions", "routers")})
    assert reading(read, {"contributions": one}) != reading(read, {"contributions": other})


def test_lines_of_every_kind_count_where_a_method_is_called() -> None:
    read = found('{{ contributions.lines("dependencies") }}')
    one, other = Contributions([]), Contributions([LINE])
    assert reading(read, {"contributions": one}) != reading(read, {"contributions": other})


def test_an_equal_reading_is_rendered_once() -> None:
    template = environment(DictLoader({"x": "{{ project.name }}"})).get_template("x")
    first = rendered(template, Reading(("a",), {"project": {"name": "first"}}))
    assert rendered(template, Reading(("a",), {"project": {"name": "second"}})) == first


def test_what_is_remembered_is_what_would_be_rendered() -> None:
    """Render in one order and in the other: nothing of an earlier choice stays behind."""
    chosen = [
        parsed(named("Book"), project={"name": name, "package": package}, **choice_of(path))
        for name in ("Shop", "Store")
        for package in ("app", "shop")
        for path in ("auth/none", "auth/local", "database/postgresql")
    ]
    rendered.cache_clear()
    forward = [render(each, template_set()).digest for each in chosen]
    rendered.cache_clear()
    backward = [render(each, template_set()).digest for each in reversed(chosen)]
    assert forward == backward[::-1]
    rendered.cache_clear()
    for blueprint, digest in zip(chosen, forward, strict=True):
        rendered.cache_clear()
        assert render(blueprint, template_set()).digest == digest
