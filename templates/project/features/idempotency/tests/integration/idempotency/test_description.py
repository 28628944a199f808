"""The description of the API says where a key may be sent, and what is refused because of it."""

from fastapi import FastAPI

from tests.integration.idempotency.runs import PATH


def test_unsafe_operations_describe_the_header_and_its_problems(app: FastAPI) -> None:
    for method in ("delete", "patch", "post"):
        operation = app.openapi()["paths"][PATH][method]
        [header] = [each for each in operation["parameters"] if each["in"] == "header"]
        assert header["name"] == "Idempotency-Key"
        assert not header["required"]
        assert "255" in header["schema"]["pattern"]
        assert {"400", "409", "422"} <= operation["responses"].keys()


def test_safe_operations_describe_none(app: FastAPI) -> None:
    assert "parameters" not in app.openapi()["paths"][PATH]["get"]
