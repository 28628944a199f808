"""Files, as they are shown."""

from typing import override

from pydantic import BaseModel, ConfigDict


class FileRead(BaseModel):
    """What is known of a file; its content is downloaded below its record, under its field."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    content_type: str
    size: int
    sha256: str

    @override
    def __str__(self) -> str:
        return self.name
