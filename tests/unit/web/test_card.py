"""The card of a project: everything fits, and letters that the font has not are left out."""

import time
from io import BytesIO

import pytest
from PIL import Image

from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.web.card import HEIGHT, WIDTH, Card, card_of, png
from builder.web.pixels import INSET, cut, font_of, wrapped, writable

from .fakes import CATALOG

LONG = "W" * 60
PATIENCE = 5


def entity(number: int, fields: int) -> Entity:
    """Return an entity that leads to another one."""
    return Entity(
        name=f"Thing{number}",
        fields=tuple(Field(name=f"field{at}", type="integer") for at in range(fields)),
        relations=(Relation(name="other", target=f"Thing{number // 2}", kind="many_to_one"),),
    )


def card(name: str = "Shop", description: str = "", entities: int = 0, fields: int = 3) -> Card:
    """Return the card of a project."""
    project = ProjectInfo(name=name, description=description)
    models = tuple(entity(number, fields) for number in range(entities))
    return card_of(Blueprint(project=project, entities=models), name, 90, CATALOG)


def drawn(shown: Card) -> Image.Image:
    """Return the picture of a card."""
    with Image.open(BytesIO(png(shown))) as image:
        return image.convert("RGB")


def test_it_says_how_much_there_is() -> None:
    assert card().facts == "90 files"
    assert card(entities=1).facts == "1 entity · 90 files"
    assert card(entities=2).facts == "2 entities · 90 files"


def test_it_says_what_it_builds() -> None:
    assert card(description="All of it.").line == "All of it."
    assert card(entities=1).line == "SQLite · None"
    assert card().line == "A FastAPI project"


def test_letters_that_the_font_has_not_are_left_out() -> None:
    assert card("Учёт Ελλάς Łódź v2").title == "Учёт Ελλάς Łódź v2"
    assert card("订单 Orders").title == "Orders"
    assert card("订单1\n 2").title == "1 2"
    assert card(description="管理订单 v2").line == "A FastAPI project"
    assert writable("\0\U0010ffff") == ""


@pytest.mark.parametrize(
    "shown",
    [
        card(),
        card(LONG, LONG * 30),
        card("I " * 30, "i " * 900),
        card(entities=1, fields=0),
        card(entities=3, fields=30),
        card(entities=100, fields=20),
    ],
    ids=["plain", "long", "short words", "one", "high", "many"],
)
def test_nothing_reaches_the_edge(shown: Card) -> None:
    image = drawn(shown)
    assert image.size == (WIDTH, HEIGHT)
    for strip, paper in (((0, 0, 50, HEIGHT), "#ffffff"), ((1180, 0, WIDTH, HEIGHT), INSET)):
        found = image.crop(strip).getcolors()
        assert found is not None
        assert [f"#{bytes(colour).hex()}" for _, colour in found] == [paper]  # type: ignore[arg-type] # of RGB, a colour is three numbers


def test_the_title_stays_in_its_column() -> None:
    image = drawn(card(LONG, LONG * 30))
    found = image.crop((460, 0, 490, HEIGHT)).getcolors()
    assert found is not None
    assert len(found) == 1


def test_the_largest_card_is_drawn_in_no_time() -> None:
    begun = time.perf_counter()
    png(card("Largest", LONG * 30, entities=100, fields=100))
    assert time.perf_counter() - begun < PATIENCE


def test_the_same_card_is_drawn_once() -> None:
    assert png(card("Once")) is png(card("Once"))


def test_text_is_cut_where_it_ends_its_room() -> None:
    assert cut("Short", 20, 400) == "Short"
    assert cut("", 20, 0) == ""
    assert cut("Longer than that", 20, 60).endswith("…")
    lines = wrapped("one two three four five six", 20, 80, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(font_of(20).getlength(line) <= 80 for line in lines)
