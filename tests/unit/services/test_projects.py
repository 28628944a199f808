"""The service of projects: each Blueprint once, and an ETag that is known beforehand."""

from collections.abc import Iterator

import pytest

from builder.blueprint.forms import parse_data
from builder.blueprint.model import Blueprint
from builder.generator.archive import archive
from builder.generator.overlays import load_overlay
from builder.generator.render import render
from builder.services.projects import ProjectService
from scripts.bootstrap import ROOT
from tests.unit.generator.cases import template_set


@pytest.fixture
def service() -> Iterator[ProjectService]:
    """Offer a service with nothing rendered yet."""
    service = ProjectService(template_set())
    yield service
    service.close()


def blueprint(name: str = "Shop") -> Blueprint:
    """Return a small Blueprint."""
    return parse_data({"project": {"name": name}}, template_set().catalog)


async def test_it_gives_what_the_generator_gives(service: ProjectService) -> None:
    project = render(blueprint(), template_set())
    assert (await service.preview(blueprint())).digest == project.digest
    assert await service.archive(blueprint()) == archive(project)


async def test_equal_blueprints_share_one_project(service: ProjectService) -> None:
    assert await service.preview(blueprint()) is await service.preview(blueprint())
    assert await service.archive(blueprint()) is await service.archive(blueprint())


async def test_a_description_is_made_of_the_project(service: ProjectService) -> None:
    assert await service.described(blueprint(), len) == len(await service.preview(blueprint()))


def test_the_etag_is_quoted_and_the_same_for_the_same_choices(service: ProjectService) -> None:
    etag = service.etag(blueprint())
    assert etag == service.etag(blueprint()) != service.etag(blueprint("Other"))
    assert etag[0] == etag[-1] == '"'
    assert etag.isascii()


def test_other_templates_give_another_etag(service: ProjectService) -> None:
    joined = template_set().joined(load_overlay(ROOT / "templates" / "own", "own"))
    other = ProjectService(joined)
    assert other.etag(blueprint()) != service.etag(blueprint())
    other.close()
