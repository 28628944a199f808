"""What pages and operations of workspaces need of a request."""

from typing import Annotated

from fastapi import Depends, Path

from ..schemas.saved_blueprint import HIGHEST_NUMBER
from ..services.advisory import AdvisoryService
from ..services.approval import ApprovalService
from ..services.audit import AuditService
from ..services.export import ExportService
from ..services.housekeeping import HousekeepingService
from ..services.ledger import LedgerService
from ..services.membership import MembershipService
from ..services.preset import PresetService
from ..services.reader_link import ReaderLinkService
from ..services.revision import RevisionService
from ..services.saved_blueprint import SavedBlueprintService
from ..services.workspace import WorkspaceService
from .blueprints import ProjectServiceDep
from .deps import SessionDep


def get_workspace_service(session: SessionDep) -> WorkspaceService:
    """Return the service of workspaces."""
    return WorkspaceService(session)


def get_membership_service(session: SessionDep) -> MembershipService:
    """Return the service of who belongs to a workspace."""
    return MembershipService(session)


def get_saved_service(session: SessionDep) -> SavedBlueprintService:
    """Return the service of what a workspace keeps."""
    return SavedBlueprintService(session)


def get_revision_service(session: SessionDep, projects: ProjectServiceDep) -> RevisionService:
    """Return the service of revisions."""
    return RevisionService(session, projects)


def get_preset_service(session: SessionDep, projects: ProjectServiceDep) -> PresetService:
    """Return the service of house rules."""
    return PresetService(session, projects.catalog)


def get_approval_service(session: SessionDep) -> ApprovalService:
    """Return the service of approvals."""
    return ApprovalService(session)


def get_reader_link_service(session: SessionDep) -> ReaderLinkService:
    """Return the service of links."""
    return ReaderLinkService(session)


def get_audit_service(session: SessionDep) -> AuditService:
    """Return the service of the audit."""
    return AuditService(session)


def get_ledger_service(session: SessionDep) -> LedgerService:
    """Return the service of the ledger."""
    return LedgerService(session)


def get_advisory_service(session: SessionDep) -> AdvisoryService:
    """Return the service of advisories."""
    return AdvisoryService(session)


def get_export_service(session: SessionDep) -> ExportService:
    """Return the service of exports."""
    return ExportService(session)


def get_housekeeping_service(session: SessionDep) -> HousekeepingService:
    """Return the service of workspaces as a whole."""
    return HousekeepingService(session)


Advisories = Annotated[AdvisoryService, Depends(get_advisory_service)]
Ledger = Annotated[LedgerService, Depends(get_ledger_service)]
Exports = Annotated[ExportService, Depends(get_export_service)]
Housekeeping = Annotated[HousekeepingService, Depends(get_housekeeping_service)]
Audits = Annotated[AuditService, Depends(get_audit_service)]
Workspaces = Annotated[WorkspaceService, Depends(get_workspace_service)]
Memberships = Annotated[MembershipService, Depends(get_membership_service)]
SavedBlueprints = Annotated[SavedBlueprintService, Depends(get_saved_service)]
Revisions = Annotated[RevisionService, Depends(get_revision_service)]
Presets = Annotated[PresetService, Depends(get_preset_service)]
ReaderLinks = Annotated[ReaderLinkService, Depends(get_reader_link_service)]
Approvals = Annotated[ApprovalService, Depends(get_approval_service)]
Slug = Annotated[str, Path(max_length=60, pattern="^[a-z0-9-]+$")]
Code = Annotated[str, Path(max_length=43, pattern="^[A-Za-z0-9_-]+$")]
Number = Annotated[int, Path(ge=1, le=HIGHEST_NUMBER)]
