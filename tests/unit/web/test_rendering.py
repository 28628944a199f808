"""What the pages do to text and numbers."""

import pytest

from builder.web.rendering import prose, readable_size


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("`class` is a keyword.", "<code>class</code> is a keyword."),
        ("a `<b>` & c", "a <code>&lt;b&gt;</code> &amp; c"),
        ("an odd ` tick <b>", "an odd ` tick &lt;b&gt;"),
        ("{0} `{1}`", "{0} <code>{1}</code>"),
    ],
)
def test_backticks_are_code_and_all_else_is_escaped(sentence: str, html: str) -> None:
    assert prose(sentence) == html


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (9_949, "9.9 kB"), (152_300, "152 kB")],
)
def test_a_size_is_read_by_people(count: int, words: str) -> None:
    assert readable_size(count) == words
