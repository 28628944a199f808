"""How a revision is named in an address."""

import pytest

from builder.web.address import View, read_query
from builder.web.revision_name import RevisionName


def test_a_name_is_written_as_it_is_read() -> None:
    name = RevisionName.read("team/orders/12")
    assert name
    assert name == RevisionName("team", "orders", 12)
    assert str(name) == "team/orders/12"
    assert name.page == "/workspaces/team/blueprints/orders/revisions/12"


@pytest.mark.parametrize(
    "text",
    [
        *("", "team", "team/orders", "team/orders/0", "team/orders/x", "../orders/1", "a/b/1\n"),
        *("a/b/c/1", "team/orders/1234567", "Team/orders/1", "//evil.test/1"),
    ],
)
def test_what_names_no_revision_is_none(text: str) -> None:
    assert RevisionName.read(text) is None


def test_a_view_forgets_what_names_no_revision() -> None:
    assert read_query("saved=team/orders/1").view == View(saved="team/orders/1")
    assert read_query("saved=javascript:1").view == View()


def test_a_revision_is_nothing_of_the_blueprint() -> None:
    assert read_query("name=Shop&saved=team/orders/1").pairs == [("name", "Shop")]
