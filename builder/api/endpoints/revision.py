"""A revision, over HTTP: what it holds, and what people make of it."""

from fastapi import APIRouter, Request, Response, status

from ...core.openapi import problems
from ...following import BLUEPRINT, TOML
from ...schemas.saved_blueprint import RevisionRead, RevisionRestore
from ..archives import UNCHANGED, WHOLE
from ..blueprints import JSON
from ..handing_over import handed_over
from ..places import LocatingDep, RevisionPlaced
from ..workspaces import Approvals, Ledger, Revisions

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}/revisions/{number}",
    tags=["revisions"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def get_revision(place: RevisionPlaced, revisions: Revisions) -> RevisionRead:
    """Show a revision without what it holds."""
    return await revisions.get(place.here, place.blueprint, place.number)


@router.post(
    "/restore",
    status_code=status.HTTP_201_CREATED,
    responses=problems(400, 403, 409, 413),
)
async def restore_revision(
    place: RevisionPlaced, revisions: Revisions, locating: LocatingDep, data: RevisionRestore
) -> RevisionRead:
    """Save an earlier revision once more, as it was, after the latest one, `base`."""
    here, slug = place.here, place.blueprint
    number = await revisions.restore(here, slug, place.number, data)
    locating.at("get_revision", workspace=here.slug, blueprint=slug, number=number)
    return await revisions.get(here, slug, number)


@router.put("/approval", responses=problems(403))
async def approve_revision(
    place: RevisionPlaced, approvals: Approvals, revisions: Revisions
) -> RevisionRead:
    """Mark a revision as approved; who did so first stays."""
    await approvals.approve(place.here, place.blueprint, place.number)
    return await revisions.get(place.here, place.blueprint, place.number)


@router.delete("/approval", status_code=status.HTTP_204_NO_CONTENT, responses=problems(403))
async def withdraw_approval(place: RevisionPlaced, approvals: Approvals) -> None:
    """Take the mark of a revision away."""
    await approvals.withdraw(place.here, place.blueprint, place.number)


@router.get(
    "/blueprint.json",
    response_class=Response,
    responses={
        200: {
            "description": "The Blueprint, as JSON.",
            "content": {JSON: {"schema": {"$ref": "#/components/schemas/Blueprint"}}},
        }
    },
)
async def download_revision_json(place: RevisionPlaced, revisions: Revisions) -> Response:
    """Download the Blueprint of a revision with every choice, the defaults, too."""
    document = await revisions.document(place.here, place.blueprint, place.number)
    return Response(document, media_type=JSON)


@router.get(
    "/blueprint.toml",
    response_class=Response,
    responses={200: {"description": "The Blueprint, as TOML.", "content": {TOML: {}}}},
)
async def download_revision_toml(place: RevisionPlaced, revisions: Revisions) -> Response:
    """Download the Blueprint of a revision as its project carries it."""
    saved = await revisions.read(place.here, place.blueprint, place.number)
    return Response(saved.project[BLUEPRINT].text, media_type=TOML)


@router.head("/project.zip", include_in_schema=False)
@router.get("/project.zip", response_class=Response, responses=WHOLE | UNCHANGED)
async def download_revision_project(
    request: Request, place: RevisionPlaced, revisions: Revisions, ledger: Ledger
) -> Response:
    """Download the project of a revision as it was, whatever became of the templates since."""
    saved = await revisions.read(place.here, place.blueprint, place.number)
    return await handed_over(request, saved, ledger, place.here.actor.name)
