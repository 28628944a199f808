"""Every pair of text and ground that the style sheets use can be read, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[3] / "static" / "css"
TEXT, BORDER = 4.5, 3.0
GROUNDS = ("page", "panel", "card", "inset", "tint")

PAIRS = [
    *[("text", ground, TEXT) for ground in (*GROUNDS, "removed-tint", "changed-tint")],
    *[("muted", ground, TEXT) for ground in GROUNDS],
    *[("link", ground, TEXT) for ground in ("page", "panel", "card", "removed-tint")],
    ("on-fill", "fill", TEXT),
    ("on-fill", "fill-strong", TEXT),
    ("added", "page", TEXT),
    ("added", "added-tint", TEXT),
    ("removed", "page", TEXT),
    ("removed", "removed-tint", TEXT),
    ("changed", "page", TEXT),
    ("changed", "panel", TEXT),
    ("control", "page", BORDER),
    ("control", "card", BORDER),
    ("removed", "card", BORDER),
    ("fill", "page", BORDER),
]
CODE = [
    f"code-{name}"
    for name in ("comment", "keyword", "string", "number", "name", "type", "added", "removed")
]


def tokens() -> dict[str, tuple[str, str]]:
    """Return each colour token with its light and its dark value."""
    text = (CSS / "tokens.css").read_text() + (CSS / "code.css").read_text()
    both = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", text)
    one = re.findall(r"--([\w-]+): (#\w{6});", text)
    return {name: (light, dark) for name, light, dark in both} | {
        name: (colour, colour) for name, colour in one
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=str)
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_a_pair_of_the_page_can_be_read(ink: str, ground: str, least: float, theme: int) -> None:
    colours = tokens()
    assert ratio(colours[ink][theme], colours[ground][theme]) >= least


@pytest.mark.parametrize("ink", CODE)
@pytest.mark.parametrize("ground", ["page", "panel", "tint", "changed-tint"])
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_a_colour_of_code_can_be_read(ink: str, ground: str, theme: int) -> None:
    colours = tokens()
    assert ratio(colours[ink][theme], colours[ground][theme]) >= TEXT


def test_every_colour_of_code_is_checked() -> None:
    assert {name for name in tokens() if name.startswith("code-")} == set(CODE)


def test_only_tokens_hold_colours() -> None:
    sheets = [sheet for sheet in CSS.glob("*.css") if sheet.name not in {"tokens.css", "code.css"}]
    literal = [
        (sheet.name, line)
        for sheet in sheets
        for line in sheet.read_text().splitlines()
        if re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", line)
    ]
    assert literal == []
