"""Shapes that every resource shares: pages and problems."""

from collections.abc import Sequence

from pydantic import BaseModel, Field, computed_field


class ApiInfo(BaseModel):
    """What the API says of itself."""

    name: str
    version: str


class PagedResponse[T](BaseModel):
    """One page of a list, with what it takes to find the others."""

    items: Sequence[T]
    total: int = Field(ge=0)
    page: int = Field(ge=1)
    size: int = Field(ge=1)

    @computed_field
    @property
    def pages(self) -> int:
        """The number of pages."""
        return -(-self.total // self.size)

    @computed_field
    @property
    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.page < self.pages

    @computed_field
    @property
    def has_previous(self) -> bool:
        """Whether a page precedes."""
        return self.page > 1


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
