"""What the files of an entity need that lies in parts: planned where an entity imports it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ...blueprint.traits import TRAITS
from .view import EntityView

MODEL, REPOSITORY, API, CREATE = "model", "repository", "api", "create"
DETAIL, ACCESS, FACTORY, FILES = "detail", "access", "factory", "files"
SHARED, ADMINISTRATION = "shared", "administration"

_IN_MODELS: Final[Mapping[str, str]] = {
    "types": "column_types",
    "moments": "column_moments",
    "decimals": "column_decimals",
    "enums": "enums",
    "uniqueness": "live_uniqueness",
    "files": "files",
    "json_columns": "json_columns",
}
_IN_SCHEMAS: Final[Mapping[str, str]] = {
    "binaries": "binaries",
    "encoded": "encoded_bounds",
    "files": "file_schemas",
    "json_values": "json_values",
    "moments": "moments",
    "urls": "urls",
}
_IN_ENDPOINTS: Final[Mapping[str, str]] = {
    "etags": "tags",
    "revalidation": "revalidation",
    "versions": "expected_versions",
    "uploads": "file_uploads",
    "links": "file_links",
}
_IN_REPOSITORIES: Final[Mapping[str, str]] = {
    "versions": "parts/versioned_records",
    "soft_deletion": "parts/soft_delete_records",
    "authored": "parts/authored_records",
    "files": "parts/file_records",
    "scoped": "traits/private",
}
_IN_SERVICES: Final[Mapping[str, str]] = {
    "versions": "parts/versioned_records",
    "owned": "traits/owned",
    "files": "parts/file_records",
    "versioned_files": "parts/versioned_files",
}


def overlays_of(view: EntityView) -> Iterator[str]:
    """Yield the ids of the overlays that the files of an entity need."""
    yield from (f"entity/{part}" for part in view.parts)
    yield from (f"traits/{trait}" for trait in view.traits if trait in TRAITS)
    yield from _parts(_IN_MODELS, view.model_imports)
    if API in view.parts:
        yield from _found(_IN_REPOSITORIES, view.bases.repository.imports)
        yield from _found(_IN_SERVICES, view.bases.service.imports)
        yield from _parts(_IN_ENDPOINTS, view.endpoint_imports)
    if API in view.parts or view.is_provided:
        yield from _parts(_IN_SCHEMAS, view.schema_imports)
    yield from _of_tests(view)


def _of_tests(view: EntityView) -> Iterator[str]:
    used = {word for test in view.admission.tests for word in test.uses.split()}
    for part, is_needed in {
        "parents": FACTORY in view.parts and view.testing.parents,
        "numbers": FACTORY in view.parts and view.testing.counters,
        "authors": FACTORY in view.parts and view.authors,
        "bodies": API in view.parts and (view.testing.bodies or used & {"body_of", "shown"}),
        "walks": API in view.parts and view.testing.walks,
        "linked": API in view.parts and view.links,
    }.items():
        if is_needed:
            yield f"parts/{part}"


def _parts(modules: Mapping[str, str], lines: Iterable[str]) -> Iterator[str]:
    return (f"parts/{part}" for part in _found(modules, lines))


def _found(modules: Mapping[str, str], lines: Iterable[str]) -> Iterator[str]:
    """Yield what provides a module of this package, of those that `lines` import."""
    for line in lines:
        module = line.split()[1]
        if module.startswith(".") and module.lstrip(".") in modules:
            yield modules[module.lstrip(".")]
