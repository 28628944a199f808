"""How bodies, queries and responses are read and written."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ..models.keys import Key

NUL = "\0"

T = TypeVar("T")

Lax = Annotated[T, Field(strict=False)]


def unset() -> Any:  # noqa: ANN401 - stands for a value of any type that was not sent
    """Return the default of a field that a change may leave out, but may not make null."""
    return None


class RequestSchema(BaseModel):
    """Whatever a client sends: no unknown fields."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_nul(cls, value: object) -> object:
        if isinstance(value, str) and NUL in value:
            message = "must not contain the character NUL"
            raise ValueError(message)
        return value


class InSchema(RequestSchema):
    """A body: a number is a number and no text; types that JSON lacks are `Lax`."""

    model_config = ConfigDict(strict=True)


class OutSchema(BaseModel):
    """A response, read from a row."""

    model_config = ConfigDict(from_attributes=True)

    id: Key
