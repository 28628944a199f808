"""A rendered project as JSON."""

from typing import Self

from pydantic import BaseModel, ConfigDict

from ..generator.project import File, Project


class OriginRead(BaseModel):
    """The overlay, and the entity if there is one, that something comes from."""

    model_config = ConfigDict(from_attributes=True)

    overlay: str
    entity: str | None


class FileRead(BaseModel):
    """One file; `lines` tells the origin of those, counted from 1, that another choice gave."""

    path: str
    mode: str
    size: int
    text: str
    origin: OriginRead
    lines: dict[int, OriginRead]

    @classmethod
    def of(cls, project: Project, path: str, file: File) -> Self:
        """Describe the file at `path`."""
        lines = project.line_origins(path).items()
        return cls(
            path=path,
            mode=f"{file.mode:o}",
            size=len(file.content),
            text=file.text,
            origin=OriginRead.model_validate(file.origin),
            lines={number: OriginRead.model_validate(origin) for number, origin in lines},
        )


class ProjectPreview(BaseModel):
    """Every file of a project, sorted by path, and the digest of the tree."""

    slug: str
    digest: str
    size: int
    files: tuple[FileRead, ...]

    @classmethod
    def of(cls, project: Project) -> Self:
        """Describe `project`."""
        files = tuple(FileRead.of(project, path, file) for path, file in project.items())
        return cls(slug=project.slug, digest=project.digest, size=project.size, files=files)


def preview_json(project: Project) -> str:
    """Return the preview of `project` as JSON text."""
    return ProjectPreview.of(project).model_dump_json()
