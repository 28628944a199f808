"""Of a line that changed, the words that did are marked."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from builder.web.emphasis import emphasized


def marked(old: str, new: str) -> tuple[str, str]:
    """Return both lines with their marks."""
    left, right = emphasized((old, new), (escape(old), escape(new)))
    return str(left), str(right)


def test_what_is_different_is_marked_on_both_sides() -> None:
    assert marked("pool_size = 5", "pool_size = 10") == (
        "pool_size = <mark>5</mark>",
        "pool_size = <mark>10</mark>",
    )


def test_what_came_is_marked_where_it_is() -> None:
    assert marked("import a, c", "import a, b, c") == (
        "import a, c",
        "import a, <mark>b, </mark>c",
    )


def test_lines_with_little_in_common_have_no_marks() -> None:
    assert marked("alpha", "beta") == ("alpha", "beta")


def test_a_very_long_line_has_no_marks() -> None:
    old, new = f"x = {'a ' * 300}", f"y = {'a ' * 300}"
    assert marked(old, new) == (old, new)


def test_an_escaped_character_counts_as_one() -> None:
    assert marked("if a < b or c", "if a < b or d") == (
        "if a &lt; b or <mark>c</mark>",
        "if a &lt; b or <mark>d</mark>",
    )


def test_marks_never_cross_tags() -> None:
    html = Markup('<span class="t-n">a</span> = <span class="t-m">12</span>')
    other = Markup('<span class="t-n">a</span> = <span class="t-m">7</span><span>L</span>')
    left, right = emphasized(("a = 12", "a = 7L"), (html, other))
    assert left == '<span class="t-n">a</span> = <span class="t-m"><mark>12</mark></span>'
    assert right == (
        '<span class="t-n">a</span> = <span class="t-m"><mark>7</mark></span>'
        "<span><mark>L</mark></span>"
    )


@given(st.text(), st.text())
def test_without_its_marks_a_line_is_what_it_was(old: str, new: str) -> None:
    for line, html in zip((old, new), marked(old, new), strict=True):
        assert html.replace("<mark>", "").replace("</mark>", "") == escape(line)


@given(st.text(alphabet="ab<>&;\"' "))
def test_what_looks_like_a_tag_in_a_line_stays_text(line: str) -> None:
    for html in marked(line, f"{line} more"):
        assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
