"""The tags of records in responses."""

from fastapi import Response
from pydantic import BaseModel

from ..core.preconditions import entity_tag


def tagged[ShownT: BaseModel](shown: ShownT, response: Response) -> ShownT:
    """Return `shown`, and put its tag on the response."""
    response.headers["ETag"] = entity_tag(shown)
    return shown
