"""What browsers come back with from the provider."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

LOCAL_PATH = r"^/(?:[!-.0-\[\]-~][!-~]*)?$"
"""A path here: `//` and `/\\` lead elsewhere, and browsers drop tabs and line breaks."""

NextPath = Annotated[str, Query(alias="next", pattern=LOCAL_PATH, max_length=500)]


class ProviderAnswer(BaseModel):
    """The parameters that are used; providers send others, too."""

    state: str = Field(default="", max_length=200)
    code: str | None = Field(default=None, max_length=4_000)
    iss: str | None = Field(default=None, max_length=500)
    error: str | None = Field(default=None, max_length=200)
