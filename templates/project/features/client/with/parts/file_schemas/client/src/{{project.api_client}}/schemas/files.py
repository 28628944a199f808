"""Files, as they are shown."""

from pydantic import BaseModel


class FileRead(BaseModel):
    """What is known of a file; its content is downloaded below its record, under its field."""

    name: str
    content_type: str
    size: int
    sha256: str
