"""The last part of an address."""

import pytest

from builder.services.slugs import free_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [("My Orders", "my-orders"), ("日本", "otherwise"), ("  ", "otherwise"), ("é!à", "e-a")],
)
def test_a_name_stands_in_an_address_as_far_as_its_letters_do(name: str, slug: str) -> None:
    assert slug_of(name, "otherwise") == slug


def test_a_long_name_leaves_room_for_a_number() -> None:
    assert len(free_slug(slug_of("x" * 100, "x"), {"x" * 50})) <= 60


def test_what_is_taken_is_numbered() -> None:
    assert free_slug("team", {"team", "team-2", "teams"}) == "team-3"
    assert free_slug("team", ()) == "team"
