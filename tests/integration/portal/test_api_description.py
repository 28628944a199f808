"""The description of the operations of workspaces, as the authors of clients read it."""

import pytest
from fastapi import FastAPI

from builder.api.prefix import PREFIX
from builder.main import create_app
from tests.integration.conftest import SETTINGS

TEAM = f"{PREFIX}/workspaces/{{workspace}}"
SAVED = f"{TEAM}/blueprints/{{blueprint}}"
REVISION = f"{SAVED}/revisions/{{number}}"

ALWAYS = {"401", "429", "503"}
FOUND = ALWAYS | {"404", "422"}
FORBIDDEN = FOUND | {"403"}
CHANGED = FORBIDDEN | {"400", "413"}
DISPUTED = CHANGED | {"409"}
REMOVED = FORBIDDEN | {"409"}

PROBLEMS = {
    ("get", f"{PREFIX}/caller"): ALWAYS,
    ("get", f"{PREFIX}/workspaces"): ALWAYS,
    ("post", f"{PREFIX}/workspaces"): DISPUTED - {"404"},
    ("get", TEAM): FOUND,
    ("patch", TEAM): CHANGED,
    ("delete", TEAM): REMOVED,
    ("get", f"{TEAM}/members"): FOUND,
    ("post", f"{TEAM}/members"): DISPUTED,
    ("patch", f"{TEAM}/members/{{member_id}}"): DISPUTED,
    ("delete", f"{TEAM}/members/{{member_id}}"): REMOVED,
    ("post", f"{TEAM}/export"): FOUND | {"403"},
    ("get", f"{TEAM}/advisories"): FOUND,
    ("get", f"{TEAM}/presets"): FOUND,
    ("post", f"{TEAM}/presets"): DISPUTED,
    ("get", f"{TEAM}/presets/{{preset}}"): FOUND,
    ("put", f"{TEAM}/presets/{{preset}}"): CHANGED,
    ("delete", f"{TEAM}/presets/{{preset}}"): REMOVED,
    ("get", f"{TEAM}/blueprints"): FOUND,
    ("post", f"{TEAM}/blueprints"): DISPUTED,
    ("get", SAVED): FOUND,
    ("put", SAVED): DISPUTED,
    ("delete", SAVED): REMOVED,
    ("get", f"{SAVED}/revisions"): FOUND,
    ("post", f"{SAVED}/revisions"): DISPUTED,
    ("get", REVISION): FOUND,
    ("get", f"{REVISION}/blueprint.json"): FOUND,
    ("get", f"{REVISION}/blueprint.toml"): FOUND,
    ("get", f"{REVISION}/project.zip"): FOUND,
    ("post", f"{REVISION}/restore"): DISPUTED,
    ("put", f"{REVISION}/approval"): FORBIDDEN,
    ("delete", f"{REVISION}/approval"): FORBIDDEN,
    ("get", f"{SAVED}/links"): FORBIDDEN,
    ("post", f"{SAVED}/links"): DISPUTED,
    ("patch", f"{SAVED}/links/{{link_id}}"): CHANGED,
    ("delete", f"{SAVED}/links/{{link_id}}"): FORBIDDEN,
    ("get", f"{TEAM}/audit"): FORBIDDEN,
}


def test_every_operation_of_workspaces_is_in_the_table(application: FastAPI) -> None:
    paths = application.openapi()["paths"]
    here = {(method, path) for path in paths if path.startswith(TEAM) for method in paths[path]}
    assert here <= PROBLEMS.keys()


@pytest.mark.parametrize(("method", "path"), PROBLEMS)
def test_each_operation_declares_exactly_the_problems_that_it_can_give(
    application: FastAPI, method: str, path: str
) -> None:
    responses = application.openapi()["paths"][path][method]["responses"]
    assert {status for status in responses if status >= "400"} == PROBLEMS[method, path]


@pytest.mark.parametrize(("method", "path"), PROBLEMS)
def test_each_operation_takes_a_session_or_a_token(
    application: FastAPI, method: str, path: str
) -> None:
    security = application.openapi()["paths"][path][method]["security"]
    assert security == [{"AccessToken": []}, {"SessionCookie": []}]


def test_a_blueprint_that_is_saved_is_described_as_every_other(application: FastAPI) -> None:
    schemas = application.openapi()["components"]["schemas"]
    for name in ("FirstSave", "RevisionSave"):
        [shape] = schemas[name]["properties"]["blueprint"]["allOf"]
        assert shape == {"$ref": "#/components/schemas/Blueprint"}
        assert schemas[name]["additionalProperties"] is False


@pytest.mark.parametrize(("admission", "is_free"), [("open", True), ("closed", False)])
def test_whoever_may_come_in_without_signing_in_is_told_so(
    admission: str, *, is_free: bool
) -> None:
    paths = create_app(SETTINGS.model_copy(update={"admission": admission})).openapi()["paths"]
    for method, path in (("post", f"{PREFIX}/projects"), ("get", "/project.zip")):
        assert ({} in paths[path][method]["security"]) is is_free
    assert {} not in paths[f"{PREFIX}/workspaces"]["get"]["security"]
