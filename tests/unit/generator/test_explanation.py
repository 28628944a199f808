"""A line is explained by what goes when its overlay contributes nothing."""

from builder.generator.explanation import contributed
from builder.generator.origin import Origin

TEXT = "head\nfirst\nsecond\ntail\n"


def test_a_line_that_goes_without_an_overlay_is_its() -> None:
    assert contributed(TEXT, {"auth/local": "head\nfirst\ntail\n"}) == {3: Origin("auth/local")}


def test_an_overlay_that_changes_nothing_claims_nothing() -> None:
    assert contributed(TEXT, {"auth/local": TEXT}) == {}


def test_a_line_that_is_laid_out_otherwise_is_explained_too() -> None:
    wide = "import (\n    a,\n    b,\n)\n"
    claimed = contributed(wide, {"features/docker": "import a\n"})
    assert set(claimed) == {1, 2, 3, 4}


def test_of_two_overlays_the_first_explains_a_line() -> None:
    shorter = {"auth/local": "head\ntail\n", "features/docker": "head\nfirst\ntail\n"}
    assert contributed(TEXT, shorter)[3] == Origin("auth/local")


def test_a_line_separator_of_unicode_does_not_count_as_a_line() -> None:
    assert contributed("a\u2028b\nnew\n", {"own": "a\u2028b\n"}) == {2: Origin("own")}
