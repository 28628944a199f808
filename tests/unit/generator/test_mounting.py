"""Overlays of a house join the catalog, or are refused with file and reason."""

from pathlib import Path

import pytest

from builder.blueprint.forms import parse_data
from builder.generator.blaming import BadOverlayError
from builder.generator.mounting import mounted
from builder.generator.render import render
from builder.generator.templates import TemplateSet

from .cases import template_set
from .houses import ABOUT, house

LOGGING = "features/house-logging"
DESCRIBED = f"{LOGGING}/overlay.toml"
WRITTEN = f"{LOGGING}/app/core/house.py"
TEMPLATE = f"{WRITTEN}.jinja"


@pytest.fixture
def joined(tmp_path: Path) -> TemplateSet:
    """Return the templates with those of a house."""
    return mounted(template_set(), house(tmp_path))


def test_options_of_the_house_are_on_offer(joined: TemplateSet) -> None:
    feature = joined.catalog.find(LOGGING)
    assert feature
    assert feature.title == "House logging"
    assert joined.catalog.spoken("de").find(LOGGING) != feature
    group = joined.catalog.group("cloud")
    assert group
    assert [option.id for option in group.options] == ["acme", "none"]


def test_they_render_like_those_of_the_builder(joined: TemplateSet) -> None:
    document = {"features": ["house-logging"], "options": {"cloud": "acme"}}
    project = render(parse_data(document, joined.catalog), joined)
    assert project["app/core/house.py"].text == '"""Logs of app."""\n'
    assert project["app/core/house_format.py"]
    assert project["deploy/acme.yaml"]
    assert "house.install(app)" in project["app/main.py"].text
    assert "acme-logging==1.4" in project["pyproject.toml"].text


def test_who_chooses_none_of_them_gets_what_they_got_before(joined: TemplateSet) -> None:
    before = render(parse_data({}, template_set().catalog), template_set())
    after = render(parse_data({}, joined.catalog), joined)
    assert after.digest == before.digest


def test_templates_of_the_house_have_another_digest(joined: TemplateSet) -> None:
    assert joined.digest != template_set().digest


def test_a_house_replaces_no_verified_version(tmp_path: Path) -> None:
    pins = '[packages.acme-logging]\nversion = "1.4"\n[packages.fastapi]\nversion = "0.1"\n'
    joined = mounted(template_set(), house(tmp_path, **{"pins.toml": pins}))
    assert joined.pins.packages["fastapi"] == template_set().pins.packages["fastapi"]


@pytest.mark.parametrize(
    ("name", "text", "place", "reason"),
    [
        (DESCRIBED, "title = ", DESCRIBED, "Invalid value"),
        (DESCRIBED, 'title = "A"\n', DESCRIBED, "it needs a title and a help"),
        (DESCRIBED, f'{ABOUT}\n[[wishes]]\ntext = "x"\n', DESCRIBED, "'wishes' is no kind"),
        (DESCRIBED, ABOUT.replace("expression", "expresion"), DESCRIBED, "misses ['expression']"),
        (DESCRIBED, ABOUT.replace('"house"', '"home"'), DESCRIBED, "there is no parts/home"),
        (DESCRIBED, ABOUT.replace("acme-logging", "other"), LOGGING, "has no 'other'"),
        (
            DESCRIBED,
            f'{ABOUT}\n[[rules]]\nkind = "requires"\nother = "features/x"\nreason = "a"\n',
            ".",
            "features/x",
        ),
        (TEMPLATE, "{% if %}", f"{WRITTEN}, line 1", "Expected an expression"),
        (TEMPLATE, "{{ project.weather }}", LOGGING, "weather"),
        (TEMPLATE, "def broken(:\n", WRITTEN, "invalid syntax"),
        (f"{LOGGING}/app/main.py", "x = 1\n", f"{LOGGING}/app/main.py", "base writes it, too"),
        (f"{LOGGING}/app/odd name.py", "x = 1\n", LOGGING, "'app/odd name.py' is no safe path"),
        ("features/docker/overlay.toml", ABOUT, "features/docker", "has one of this name already"),
        ("cloud/group.toml", 'title = "Cloud"\nhelp = ""\ndefault = "moon"\n', ".", "moon"),
        ("cloud/group.toml", None, "cloud/group.toml", "No such file"),
        ("pins.toml", "[packages.a]\n", "pins.toml", "version"),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_and_reason(
    tmp_path: Path, name: str, text: str | None, place: str, reason: str
) -> None:
    folder = house(tmp_path, **{name: text})
    with pytest.raises(BadOverlayError) as refusal:
        mounted(template_set(), folder)
    blamed, _, told = str(refusal.value).partition(": ")
    assert blamed == str(folder / place)
    assert reason in told


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOverlayError, match="there is no such folder"):
        mounted(template_set(), tmp_path / "nowhere")
