"""What is on offer to start from is what its files say, and nothing that is not on offer."""

from urllib.parse import urlencode

from builder.blueprint.forms import parse_toml
from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.address import read_query
from builder.web.reading import read
from builder.web.starting import start_of

from .fakes import CATALOG

OFFERED = load_templates(resource("templates") / "project", "0").catalog
FILES = resource("examples")


def test_every_starter_and_sample_is_offered() -> None:
    start = start_of(OFFERED)
    assert len(start.starters) == len(list((FILES / "starters").glob("*.toml")))
    assert len(start.samples) == len(list(FILES.glob("*.toml")))


def test_a_starter_says_every_choice() -> None:
    for starter in start_of(OFFERED).starters:
        query = urlencode({"auth": "local", "features": "metrics", "fix": starter.fix})
        reading = read(read_query(query), OFFERED)
        assert reading.is_valid, starter.title
    minimal, *_ = start_of(OFFERED).starters
    assert "auth=none" in minimal.fix
    assert minimal.fix.endswith("features=")


def test_a_starter_has_no_entities_that_would_get_lost() -> None:
    for file in (FILES / "starters").glob("*.toml"):
        assert not parse_toml(file.read_bytes(), OFFERED).entities


def test_a_sample_leads_to_a_valid_project() -> None:
    for sample in start_of(OFFERED).samples:
        assert read(read_query(sample.url.partition("?")[2]), OFFERED).is_valid


def test_what_is_not_on_offer_is_left_out() -> None:
    assert [starter.title for starter in start_of(CATALOG).starters] == ["Minimal"]
