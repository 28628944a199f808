"""Files of records: their endpoints, and the parts that these need."""

from typing import Any

import pytest

from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set
from .entities import Data

NAME: Data = {"name": "name", "type": "string"}
COVER: Data = {"name": "front_cover", "type": "file"}
CASES: list[tuple[Data, str]] = [
    ({"operations": ["get"]}, "download"),
    ({"operations": ["update"]}, "upload remove"),
    ({"fields": [NAME, {**COVER, "read_only": True}]}, "download"),
    ({"fields": [NAME, {**COVER, "write_only": True}]}, "upload remove"),
    ({"fields": [NAME, {**COVER, "hidden": True}]}, ""),
    ({"operations": ["list", "create"]}, ""),
]


def project(**more: Any) -> Project:  # noqa: ANN401 - whatever an entity can say
    """Return a project of books that have a cover."""
    book: Data = {"name": "Book", "fields": [NAME, COVER], **more}
    return render(parsed(book, features=["storage"]), template_set())


def endpoints(**more: Any) -> str:  # noqa: ANN401 - whatever an entity can say
    """Return the endpoints of books."""
    return project(**more)["app/api/endpoints/book.py"].text


def test_file_has_an_address_below_its_record() -> None:
    text = endpoints()
    assert text.count('"/{book_id}/front-cover"') == 3
    for name in ("upload_book_front_cover", "download_book_front_cover", "remove_book_front_cover"):
        assert f"async def {name}(" in text


@pytest.mark.parametrize(("more", "verbs"), CASES)
def test_operations_and_flags_decide_what_can_be_done(more: Data, verbs: str) -> None:
    text = endpoints(**more)
    every = ("upload", "download", "remove")
    assert [verb for verb in every if f"def {verb}_book_" in text] == verbs.split()


def test_versions_are_expected_of_files_too() -> None:
    text = endpoints(versioned=True)
    assert 'service.attach(book_id, "front_cover", upload, expected)' in text
    assert 'service.detach(book_id, "front_cover", expected)' in text


def test_upload_for_everybody_describes_its_body_too() -> None:
    choice = {"auth": "local"}
    book: Data = {"name": "Book", "fields": [NAME, COVER], "read": "everybody"}
    blueprint = parsed({**book, "write": "everybody"}, options=choice, features=["storage"])
    text = render(blueprint, template_set())["app/api/endpoints/book.py"].text
    assert text.count('openapi_extra=BODY | {"security": [{}]}') == 1


def test_bodies_of_records_say_nothing_of_files() -> None:
    text = project()["app/schemas/book.py"].text
    created, read = text.split("class BookRead")
    assert "front_cover" not in created
    assert "front_cover: FileRead | None" in read


@pytest.mark.parametrize(
    ("flag", "modules"),
    [
        ("hidden", set[str]()),
        ("read_only", {"schemas/files", "services/files", "api/links", "api/endpoints/files"}),
        ("write_only", {"services/files", "api/uploads"}),
    ],
)
def test_project_has_only_what_its_files_need(flag: str, modules: set[str]) -> None:
    some = {"schemas/files", "services/files", "api/links", "api/endpoints/files", "api/uploads"}
    found = project(fields=[NAME, {**COVER, flag: True}])
    assert "app/models/files.py" in found
    assert {each for each in some if f"app/{each}.py" in found} == modules


def test_storage_without_files_has_no_uploads() -> None:
    found = project(fields=[NAME])
    assert "app/core/storage.py" in found
    assert not [path for path in found if "upload" in path or "orphan" in path]
