"""The client of the API that a project brings along."""

import tomllib
from dataclasses import replace

import pytest

from builder.blueprint.naming import client_package
from builder.generator.overlays import Overlay
from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set

AUTHOR_FIELDS = [{"name": "name", "type": "string"}]
AUTHOR = {"name": "Author", "fields": AUTHOR_FIELDS}


def project(name: str = "Library", *features: str, **entity: object) -> Project:
    """Return a project with a client and one entity."""
    about = {"name": name}
    blueprint = parsed(
        project=about, features=["client", *features], entities=[{**AUTHOR, **entity}]
    )
    return render(blueprint, template_set())


@pytest.mark.parametrize(
    ("slug", "taken", "package"),
    [
        ("library", {"app"}, "library_client"),
        ("order-desk", {"app"}, "order_desk_client"),
        ("library", {"library_client"}, "library_api_client"),
        ("3d-prints", {"app"}, "api_3d_prints_client"),
    ],
)
def test_a_client_is_called_after_its_project_and_like_no_other_package(
    slug: str, taken: set[str], package: str
) -> None:
    assert client_package(slug, taken) == package


def test_no_package_that_is_installed_is_hidden() -> None:
    assert "client/src/prometheus_api_client/client.py" in project("Prometheus", "metrics")


def test_a_client_lies_in_a_folder_of_its_own() -> None:
    paths = {path for path in project() if path.startswith("client/")}
    assert "client/src/library_client/resources/author.py" in paths
    assert "client/src/library_client/schemas/author.py" in paths
    assert not any("{{" in path for path in paths)


def test_a_project_installs_its_client_from_its_own_folder() -> None:
    described = tomllib.loads(project()["pyproject.toml"].text)
    assert "library-client" in described["dependency-groups"]["dev"]
    assert described["tool"]["uv"]["workspace"] == {"members": ["client"]}
    assert described["tool"]["uv"]["sources"] == {"library-client": {"workspace": True}}
    own = tomllib.loads(project()["client/pyproject.toml"].text)
    assert own["project"]["name"] == "library-client"


def test_the_image_is_built_without_the_client_but_knows_that_it_is_locked() -> None:
    files = project("Library", "docker")
    dockerfile, ignored = files["deploy/Dockerfile"].text, files[".dockerignore"].text
    assert "COPY client/pyproject.toml client/\nRUN" in dockerfile
    assert "client/src" in ignored.splitlines()


def test_a_client_calls_what_an_entity_offers() -> None:
    source = project(operations=["list", "delete"])["client/src/library_client/resources/author.py"]
    assert "async def list(" in source.text
    assert "async def delete(" in source.text
    assert "async def create(" not in source.text


@pytest.mark.parametrize("operations", [["create"], ["update"], ["get"], ["list", "delete"]])
def test_a_client_knows_what_it_is_answered(operations: list[str]) -> None:
    source = project(operations=operations)["client/src/library_client/resources/author.py"].text
    imports, methods = source.split("PATH = ")
    assert "AuthorRead" in imports
    assert "AuthorRead" in methods


COVER = {"name": "front_cover", "type": "file"}


@pytest.mark.parametrize(
    ("more", "verbs"),
    [
        ({}, "upload download remove"),
        ({"read_only": True}, "download"),
        ({"write_only": True}, "upload remove"),
        ({"hidden": True}, ""),
    ],
)
def test_a_client_does_with_files_what_the_api_does(more: dict[str, bool], verbs: str) -> None:
    found = project("Library", "storage", fields=[*AUTHOR_FIELDS, {**COVER, **more}])
    source = found["client/src/library_client/resources/author.py"].text
    every = ("upload", "download", "remove")
    assert [verb for verb in every if f"def {verb}_front_cover(" in source] == verbs.split()
    modules = {"upload": "uploads", "download": "downloads"}
    there = [
        verb for verb, each in modules.items() if f"client/src/library_client/{each}.py" in found
    ]
    assert there == [verb for verb in modules if verb in verbs.split()]


def test_a_file_of_a_versioned_record_is_sent_once_for_the_state_that_was_seen() -> None:
    found = project("Library", "storage", versioned=True, fields=[*AUTHOR_FIELDS, COVER])
    source = found["client/src/library_client/resources/author.py"].text
    upload = source.partition("async def upload_front_cover(")[2].partition("async def")[0]
    assert "file: FileUpload" in upload
    assert "headers=file.headers | if_match(tag)" in upload
    assert "is_single=True" in upload


def test_storage_without_files_leaves_the_client_as_it_is() -> None:
    plain, stored = project(), project("Library", "storage")
    assert {path: stored[path].text for path in plain if path.startswith("client/")} == {
        path: each.text for path, each in plain.items() if path.startswith("client/")
    }


def test_changes_of_versioned_records_name_the_state_that_was_seen() -> None:
    source = project(versioned=True)["client/src/library_client/resources/author.py"].text
    assert "async def update(self, author_id: Key, data: AuthorUpdate, tag: str)" in source
    assert "async def delete(self, author_id: Key, tag: str)" in source


def test_what_changes_something_is_repeated_only_where_the_api_knows_keys() -> None:
    transport = "client/src/library_client/transport.py"
    assert '{"GET", "PUT"}' in project()[transport].text
    assert '"POST"' in project("Library", "idempotency")[transport].text


def test_an_overlay_in_a_pair_waits_for_both_of_its_others() -> None:
    plain = template_set().overlays["auth/none"]
    inner = replace(plain, id="inner", pairs={})
    middle = replace(plain, id="middle", pairs={"features/two": inner})
    outer = replace(plain, id="outer", pairs={"features/one": middle})
    assert _ids(outer, set()) == ["outer"]
    assert _ids(outer, {"features/two"}) == ["outer"]
    assert _ids(outer, {"features/one"}) == ["outer", "middle"]
    assert _ids(outer, {"features/one", "features/two"}) == ["outer", "middle", "inner"]


def _ids(overlay: Overlay, chosen: set[str]) -> list[str]:
    return [each.id for each in overlay.taken(chosen)]
