"""What shared projects need of a request: a service, the client, and the links of this host."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request

from ..core.sharing import SharingClosedError
from ..schemas.share import ShareRead
from ..services.share import CODE, Shared, ShareService
from .blueprints import ProjectServiceDep
from .deps import SessionDep


@dataclass(frozen=True, slots=True)
class SharePresenter:
    """Describes shared projects, their links as the request reached the builder."""

    request: Request
    template_digest: str

    def location(self, shared: Shared) -> str:
        """Return where the API describes it."""
        return str(self.request.url_for("read_share", code=shared.code))

    def shown(self, shared: Shared) -> ShareRead:
        """Describe it."""
        return ShareRead(
            id=shared.code,
            title=shared.title,
            url=str(self.request.url_for("show_share", code=shared.code)),
            archive_url=str(self.request.url_for("download_shared_project", code=shared.code)),
            template_version=shared.template_version,
            is_current=shared.template_digest == self.template_digest,
            made_at=shared.made_at,
            files=len(shared.project),
            size=shared.project.size,
        )


def require_sharing(request: Request) -> None:
    """Raise SharingClosedError where sharing is off."""
    if not request.app.state.settings.sharing:
        message = "Sharing is switched off here."
        raise SharingClosedError(message)


def get_share_service(session: SessionDep, projects: ProjectServiceDep) -> ShareService:
    """Return the service that works in the session of the request."""
    return ShareService(session, projects)


def get_presenter(request: Request, projects: ProjectServiceDep) -> SharePresenter:
    """Return what describes shared projects."""
    return SharePresenter(request, projects.template_digest)


def get_client(request: Request) -> str:
    """Return the address that sent the request; behind a proxy, the server must trust its word."""
    return request.client.host if request.client else ""


ShareServiceDep = Annotated[ShareService, Depends(get_share_service)]
SharePresenterDep = Annotated[SharePresenter, Depends(get_presenter)]
Client = Annotated[str, Depends(get_client)]
PathCode = Annotated[str, Path(pattern=f"^{CODE}$")]
