"""Whatever is chosen, named and written: the project is formatted, linted and parses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from builder.blueprint.model import Blueprint
from builder.generator.folder import write_folder
from builder.generator.project import Project
from builder.generator.render import render
from tests.unit.blueprint.strategies import valid_blueprints

from .cases import blueprints, template_set
from .checks import complaints, faults

SETTING = re.compile(r"^    ([a-z]+)\w*: .+ = ", re.MULTILINE)

IS_NIGHTLY = settings.get_current_profile_name() == "nightly"
EXAMPLES = settings().max_examples if IS_NIGHTLY else 25


@dataclass(frozen=True, slots=True)
class Sweep:
    """Rendered projects, each in a folder of its own below one."""

    folder: Path
    projects: Mapping[str, Project]


def rendered(folder: Path, cases: Iterable[tuple[str, Blueprint]]) -> Sweep:
    """Render and write all `cases`."""
    projects = {name: render(blueprint, template_set()) for name, blueprint in cases}
    for name, project in projects.items():
        write_folder(project, folder / name)
    return Sweep(folder, projects)


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """Return the projects of every case."""
    return rendered(tmp_path_factory.mktemp("sweep"), blueprints())


def test_ruff_changes_and_complains_of_nothing(sweep: Sweep) -> None:
    assert not complaints(sweep.folder)


def test_everything_parses_and_has_its_white_space_in_place(sweep: Sweep) -> None:
    assert not faults(sweep.projects)


def test_settings_that_begin_with_one_word_stand_together(sweep: Sweep) -> None:
    for name, project in sweep.projects.items():
        path = next(each for each in project if each.endswith("/core/config.py"))
        topics = [topic for topic, _ in groupby(SETTING.findall(project[path].text))]
        assert len(topics) == len(set(topics)), (name, topics)


def test_any_valid_blueprint_gives_a_clean_project(tmp_path: Path) -> None:
    found: dict[str, Blueprint] = {}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=not IS_NIGHTLY,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(valid_blueprints(template_set().catalog))
    def collect(blueprint: Blueprint) -> None:
        found[blueprint.digest] = blueprint

    collect()
    drawn = rendered(tmp_path, found.items())
    assert not faults(drawn.projects)
    assert not complaints(tmp_path)
