"""How bodies, queries and responses are written and read."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .keys import Key

T = TypeVar("T")

Lax = Annotated[T, Field(strict=False)]


def unset() -> Any:  # noqa: ANN401 - stands for a value of any type that is not sent
    """Return the default of a field that a change may leave out, but may not make null."""
    return None


class RequestSchema(BaseModel):
    """Whatever is sent: no unknown fields."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class InSchema(RequestSchema):
    """A body: a number is a number and no text; types that JSON lacks are `Lax`."""

    model_config = ConfigDict(strict=True)


class OutSchema(BaseModel):
    """A response; fields that this version of the client does not know are left out."""

    id: Key
