"""The project of a revision, as it was saved."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from ..generator.archive import WRITER
from ..models.keys import Key
from ..models.revision import Revision
from ..models.saved_blueprint import SavedBlueprint
from ..models.user import User
from ..repositories.blob import BlobRepository
from ..schemas.saved_blueprint import RevisionRead
from .keeping import Stored, entries, inflated, restored


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedProject(Stored):
    """A Project as it was when a revision was saved, and under which address of which workspace."""

    workspace_id: Key
    blueprint: str
    revision: RevisionRead

    @property
    def etag(self) -> str:
        """The ETag of the archive: what a revision holds never changes."""
        return f'"{self.project.digest[:32]}-{WRITER}"'


async def project_of(
    session: AsyncSession, saved: SavedBlueprint, revision: Revision
) -> SavedProject:
    """Return what a revision holds, and end the transaction: the rest takes its time."""
    files = entries(revision.tree.content)
    blobs = await BlobRepository(session).contents({each.digest for each in files})
    await session.close()
    project = await asyncio.to_thread(restored, revision.slug, files, blobs)
    return SavedProject(
        title=saved.name,
        template_version=revision.template_version,
        template_digest=revision.template_digest,
        made_at=revision.made_at,
        document=inflated(revision.blueprint.content),
        project=project,
        workspace_id=saved.workspace_id,
        blueprint=saved.slug,
        revision=shown(revision),
    )


def shown(revision: Revision) -> RevisionRead:
    """Return a revision as it travels."""
    approver = revision.approver
    return RevisionRead(
        id=revision.id,
        number=revision.number,
        summary=revision.summary,
        author=_called(revision.author),
        template_version=revision.template_version,
        made_at=revision.made_at,
        approver=_called(approver) if approver else None,
        approved_at=revision.approved_at,
    )


def _called(user: User) -> str:
    """Return what somebody is called: readers of links see it, so never the whole address."""
    return user.name or user.email.partition("@")[0]
