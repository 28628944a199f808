"""Shapes that every resource shares: the API itself, and problems."""

from pydantic import BaseModel


class ApiInfo(BaseModel):
    """What the API says of itself."""

    name: str
    version: str


class FieldProblem(BaseModel):
    """What is wrong with one value of a request."""

    location: tuple[str | int, ...]
    message: str
    code: str


class ProblemDetails(BaseModel):
    """An error as RFC 9457 writes it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str
    errors: tuple[FieldProblem, ...] = ()
