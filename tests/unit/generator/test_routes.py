"""What is read of a project's endpoints is what the application says of itself."""

from pathlib import Path

from builder.blueprint.model import Blueprint
from builder.core.config import Settings
from builder.generator.origin import Origin
from builder.generator.project import REGULAR, File, Project
from builder.generator.render import render
from builder.generator.routes import Endpoint, endpoints
from builder.main import create_app

from .cases import choice_of, parsed, template_set

NOTE = {
    "name": "Note",
    "versioned": True,
    "fields": [{"name": "text", "type": "string", "unique": True}],
}
TASK = {
    "name": "Task",
    "read": "everybody",
    "write": "role",
    "role": "editor",
    "operations": ["list", "create"],
    "fields": [{"name": "text", "type": "string"}],
    "relations": [{"name": "notes", "target": "Note", "kind": "many_to_many"}],
}


def found(blueprint: Blueprint) -> dict[tuple[str, str], Endpoint]:
    """Return the endpoints of a project by method and path."""
    rows = endpoints(render(blueprint, template_set()))
    return {(each.method, each.path): each for each in rows}


def test_the_builder_finds_its_own_operations() -> None:
    package = Path(__file__).parents[3] / "builder"
    files = (
        (f"builder/{path.relative_to(package)}", File(path.read_text("utf-8"), REGULAR, Origin("")))
        for path in package.rglob("*.py")
    )
    rows = endpoints(Project("builder", files))
    described = create_app(Settings()).openapi()["paths"]
    assert {(each.method, each.path) for each in rows if each.is_described} == {
        (method.upper(), path) for path, methods in described.items() for method in methods
    }


def test_an_operation_has_what_its_code_declares() -> None:
    changed = found(parsed(NOTE))["PATCH", "/api/v1/notes/{note_id}"]
    assert (changed.tag, changed.name) == ("notes", "update_note")
    assert (changed.body, changed.query, changed.answer) == ("NoteUpdate", "", "NoteRead")
    assert changed.statuses == (200, 400, 404, 409, 412, 413, 422, 428, 503)
    assert changed.file == "app/api/endpoints/note.py"


def test_a_list_takes_the_query_of_its_schema() -> None:
    listed = found(parsed(NOTE))["GET", "/api/v1/notes"]
    assert (listed.body, listed.query) == ("", "NoteQuery")


def test_what_is_not_offered_is_not_there() -> None:
    rows = found(parsed(NOTE, TASK, options={"auth": "local"}))
    methods = [method for method, path in rows if path.startswith("/api/v1/tasks")]
    assert sorted(methods) == ["DELETE", "GET", "POST", "PUT"]


def test_guards_are_those_of_router_and_operation() -> None:
    rows = found(parsed(NOTE, TASK, options={"auth": "local"}))
    assert rows["POST", "/api/v1/notes"].guards == ("current_user",)
    assert "require_role('editor')" in rows["POST", "/api/v1/tasks"].guards
    assert rows["GET", "/api/v1/tasks"].guards == ("optional_user",)
    assert rows["GET", "/api/v1/auth/me"].guards == ("CurrentUser",)


def test_what_the_application_adds_to_all_is_there() -> None:
    limited = found(parsed(NOTE, **choice_of("features/rate-limit", "auth/sessions")))
    assert 429 in limited["GET", "/api/v1/notes"].statuses
    assert 403 in limited["DELETE", "/api/v1/notes/{note_id}"].statuses
    assert 403 not in limited["GET", "/api/v1/notes"].statuses


def test_what_a_class_of_routes_declares_is_there_for_its_methods() -> None:
    keyed = found(parsed(NOTE, **choice_of("features/idempotency")))
    assert {400, 409, 422} <= set(keyed["DELETE", "/api/v1/notes/{note_id}"].statuses)
    assert 409 not in keyed["GET", "/api/v1/notes"].statuses


def test_a_form_is_something_that_is_taken() -> None:
    login = found(parsed(options={"auth": "local"}))["POST", "/api/v1/auth/login"]
    assert login.body == "LogIn"


def test_every_choice_can_be_read() -> None:
    for options in template_set().catalog.groups:
        for option in options.options:
            assert found(parsed(NOTE, **choice_of(option.path)))
