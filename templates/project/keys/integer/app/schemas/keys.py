"""Keys, as clients send them."""

from typing import Annotated

from pydantic import Field

from ..models.keys import Key

InKey = Annotated[Key, Field(ge=1, le=2**63 - 1)]
